//! Whether the process that started the server is still there.

/// Whether the process `id` is there. Where the system gives no way to tell, it is: the end of standard input
/// ends the server as well.
#[cfg(unix)]
pub fn is_alive(id: u32) -> bool {
    let Some(pid) = i32::try_from(id).ok().and_then(rustix::process::Pid::from_raw) else { return true };
    // It belongs to somebody else, but it is there.
    let there = !matches!(rustix::process::test_kill_process(pid), Err(rustix::io::Errno::SRCH));
    there && !is_zombie(id)
}

/// Whether the process `id` is there.
#[cfg(not(unix))]
pub fn is_alive(_: u32) -> bool {
    true
}

/// Whether a process has ended and only waits for somebody to take note: on Linux, the state behind the name.
#[cfg(unix)]
fn is_zombie(id: u32) -> bool {
    let stat = crate::disk::read_text(std::path::Path::new(&format!("/proc/{id}/stat")));
    let state = |stat: &str| stat.rsplit_once(") ")?.1.chars().next();
    stat.is_ok_and(|stat| matches!(state(&stat), Some('Z' | 'X')))
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_child_is_alive_until_it_ends() {
        assert!(is_alive(std::process::id()));
        let mut child =
            std::process::Command::new("cat").stdin(std::process::Stdio::piped()).spawn().unwrap();
        assert!(is_alive(child.id()));
        drop(child.stdin.take());
        // Until somebody waits for it, it is a zombie.
        let gone = (0..200).any(|_| {
            std::thread::sleep(std::time::Duration::from_millis(10));
            !is_alive(child.id())
        });
        assert!(gone || cfg!(not(target_os = "linux")));
        child.wait().unwrap();
        assert!(!is_alive(child.id()));
    }
}
