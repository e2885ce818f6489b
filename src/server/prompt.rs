//! A service that lets every handler begin at the moment its message arrives, and survives a handler that panics.
//!
//! `tower-lsp` runs many handlers at once. That each begins in the order of arrival is so with its present
//! executor, but promised nowhere; here it is so by construction: a handler runs up to its first `.await` before
//! the next message is even read. All changes of state happen in that stretch.

use super::{framing, uri};
use std::future::{Future, ready};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::task::{Context, Poll, Waker};
use tower_lsp::jsonrpc::{Error, Id, Request, Response};
use tower_service::Service;

/// The service around another one.
pub struct Prompt<S>(pub S);

type Handler<E> = Pin<Box<dyn Future<Output = Result<Option<Response>, E>> + Send>>;

impl<S> Service<Request> for Prompt<S>
where
    S: Service<Request, Response = Option<Response>>,
    S::Future: Send + 'static,
    S::Error: Send + 'static,
{
    type Response = Option<Response>;
    type Error = S::Error;
    type Future = Handler<S::Error>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        self.0.poll_ready(context)
    }

    fn call(&mut self, request: Request) -> Self::Future {
        if let Some(error) = no_message(&request) {
            return Box::pin(ready(Ok(Some(Response::from_error(Id::Null, error)))));
        }
        let request = with_proper_uris(request);
        let id = request.id().cloned();
        let mut handler = Guarded { id, handler: Box::pin(self.0.call(request)) };
        // Whoever gets a handler that is not done polls it again, with a waker that wakes.
        match Pin::new(&mut handler).poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(result) => Box::pin(ready(result)),
            Poll::Pending => Box::pin(handler),
        }
    }
}

/// What to answer to a message that was none.
fn no_message(request: &Request) -> Option<Error> {
    match request.method() {
        framing::NOT_JSON => Some(Error::parse_error()),
        framing::NO_MESSAGE => Some(Error::invalid_request()),
        _ => None,
    }
}

/// The request with URIs that can be read: some clients leave Arabic letters and spaces in them as they are.
fn with_proper_uris(request: Request) -> Request {
    let (method, id, params) = request.into_parts();
    let mut request = Request::build(method);
    if let Some(mut params) = params {
        uri::mend(&mut params);
        request = request.params(params);
    }
    match id {
        Some(id) => request.id(id).finish(),
        None => request.finish(),
    }
}

/// A handler of which a panic is an answer: an internal error to a request, nothing to a notification.
struct Guarded<E> {
    id: Option<Id>,
    handler: Handler<E>,
}

impl<E> Future for Guarded<E> {
    type Output = Result<Option<Response>, E>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let handler = self.handler.as_mut();
        catch_unwind(AssertUnwindSafe(|| handler.poll(context))).unwrap_or_else(|_| {
            tracing::error!("a handler broke");
            let answer = self.id.take().map(|id| Response::from_error(id, Error::internal_error()));
            Poll::Ready(Ok(answer))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::{Arc, Mutex};

    /// Notes when each handler begins and ends; "break" panics.
    struct Notes(Arc<Mutex<Vec<String>>>);

    impl Service<Request> for Notes {
        type Response = Option<Response>;
        type Error = std::convert::Infallible;
        type Future = Handler<Self::Error>;

        fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
            Poll::Ready(Ok(()))
        }

        fn call(&mut self, request: Request) -> Self::Future {
            let notes = self.0.clone();
            Box::pin(async move {
                let method = request.method().to_owned();
                assert!(method != "break", "on purpose");
                notes.lock().unwrap().push(format!("{method} begins"));
                tokio::task::yield_now().await;
                notes.lock().unwrap().push(format!("{method} ends"));
                Ok(request.id().map(|id| Response::from_ok(id.clone(), serde_json::Value::Null)))
            })
        }
    }

    #[tokio::test]
    async fn handlers_begin_when_their_message_arrives() {
        let notes = Arc::<Mutex<Vec<String>>>::default();
        let mut service = Prompt(Notes(notes.clone()));
        let first = service.call(Request::build("first").finish());
        let second = service.call(Request::build("second").id(2).finish());
        assert_eq!(*notes.lock().unwrap(), ["first begins", "second begins"]);
        assert!(second.await.unwrap().is_some_and(|answer| answer.is_ok()));
        assert_eq!(first.await, Ok(None));
    }

    #[tokio::test]
    async fn a_panic_is_an_answer() {
        let mut service = Prompt(Notes(Arc::default()));
        let answer = service.call(Request::build("break").id(1).finish()).await.unwrap();
        assert_eq!(answer, Some(Response::from_error(1.into(), Error::internal_error())));
        assert_eq!(service.call(Request::build("break").finish()).await, Ok(None));
    }
}
