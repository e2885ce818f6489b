//! The call hierarchy: who met whom. A person "calls" the meetings they take part in, a meeting the people who do.

use super::asked::Asked;
use super::to_lsp::symbol_kind;
use crate::corpus::FileId;
use crate::ide::calls::{Item, Tie};
use crate::ide::{Entity, FilePosition, FileSpan};
use serde::{Deserialize, Serialize};
use tower_lsp::ls_types::*;

/// A node on its way through the client: whether it is a person, the path of an article, and the index there.
#[derive(Clone, Serialize, Deserialize)]
pub struct NodeData {
    person: bool,
    path: String,
    index: u32,
}

/// What the hierarchy at a place begins with.
pub fn prepare(asked: &Asked<'_>, at: FilePosition) -> Option<Vec<CallHierarchyItem>> {
    let items = asked.snapshot.analysis.calls(at);
    let items: Vec<_> = items.iter().filter_map(|found| item(asked, found)).collect();
    (!items.is_empty()).then_some(items)
}

/// Who or what goes together with a node, as what it comes from.
pub fn incoming(asked: &Asked<'_>, data: &NodeData) -> Option<Vec<CallHierarchyIncomingCall>> {
    let call = |tie: Tie| {
        let from = item(asked, &tie.item)?;
        // The ranges are places in the document that the other one is shown in.
        let from_ranges = ranges(asked, &tie.own, tie.item.target.full.file);
        Some(CallHierarchyIncomingCall { from, from_ranges })
    };
    Some(ties(asked, data)?.into_iter().filter_map(call).collect())
}

/// Who or what goes together with a node, as what it leads to.
pub fn outgoing(asked: &Asked<'_>, data: &NodeData, uri: &Uri) -> Option<Vec<CallHierarchyOutgoingCall>> {
    // The ranges are places in the document that was asked about.
    let here = super::from_lsp::file(asked.snapshot, uri)?;
    let call = |tie: Tie| {
        let to = item(asked, &tie.item)?;
        Some(CallHierarchyOutgoingCall { to, from_ranges: ranges(asked, &tie.others, here) })
    };
    Some(ties(asked, data)?.into_iter().filter_map(call).collect())
}

fn ties(asked: &Asked<'_>, data: &NodeData) -> Option<Vec<Tie>> {
    let member = (asked.snapshot.analysis.corpus().file(&data.path)?, data.index);
    let node = if data.person { Entity::Person(member) } else { Entity::Meeting(member) };
    Some(asked.snapshot.analysis.ties(node))
}

fn ranges(asked: &Asked<'_>, spans: &[FileSpan], file: FileId) -> Vec<Range> {
    let here = spans.iter().filter(|at| at.file == file);
    here.filter_map(|at| Some(asked.location(*at)?.range)).collect()
}

fn item(asked: &Asked<'_>, found: &Item) -> Option<CallHierarchyItem> {
    let full = asked.location(found.target.full)?;
    let focus = FileSpan { file: found.target.full.file, span: found.target.focus };
    let (person, member) = match found.node {
        Entity::Person(member) => (true, member),
        Entity::Meeting(member) => (false, member),
    };
    let path = asked.snapshot.analysis.corpus().path(member.0).to_owned();
    Some(CallHierarchyItem {
        name: found.name.clone(),
        kind: symbol_kind(found.kind),
        tags: None,
        detail: (!found.detail.is_empty()).then(|| found.detail.clone()),
        uri: full.uri,
        range: full.range,
        selection_range: asked.location(focus)?.range,
        data: asked.data(NodeData { person, path, index: member.1 }),
    })
}
