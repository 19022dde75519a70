// SPDX-License-Identifier: GPL-3.0-or-later
#include "FakeEdits.h"

#include "FakeAnswers.h"
#include "h5scout/protocol/Convert.h"

#include <algorithm>
#include <utility>

namespace h5scout::test
{
namespace
{

QByteArray toBytes(const std::string& text)
{
    return QByteArray::fromStdString(text);
}

/// The node and the names of the attributes that an edit is about.
struct EditedAttributes
{
    QByteArray path;
    QList<QByteArray> names;
};

EditedAttributes subjectOf(const protocol::Edit& edit)
{
    const auto of = [](const auto& action) {
        return EditedAttributes{toBytes(action.path()), {toBytes(action.name())}};
    };
    switch (edit.action_case()) {
    case protocol::Edit::kSetAttribute:
        return of(edit.set_attribute());
    case protocol::Edit::kRemoveAttributes: {
        EditedAttributes removed{toBytes(edit.remove_attributes().path()), {}};
        for (const std::string& each : edit.remove_attributes().names())
            removed.names.append(toBytes(each));
        return removed;
    }
    default:
        return of(edit.rename_attribute());
    }
}

bool isOfAttribute(const protocol::Edit& edit)
{
    return edit.has_set_attribute() || edit.has_remove_attributes() || edit.has_rename_attribute();
}

void set(FakeAttribute& attribute, const protocol::SetAttribute& action)
{
    attribute.value = protocol::valueFrom(action.value());
    attribute.error.clear();
    if (action.storage() == protocol::ATTRIBUTE_STORAGE_PYMODAQ_JSON)
        attribute.encoding = AttributeInfo::Encoding::PymodaqJson;
    else if (action.storage() == protocol::ATTRIBUTE_STORAGE_NATIVE)
        attribute.encoding = AttributeInfo::Encoding::Native;
}

} // namespace

std::optional<protocol::Reply> FakeEdits::answer(FakeTree& tree, const protocol::Request& request)
{
    switch (request.body_case()) {
    case protocol::Request::kStartEditing:
    case protocol::Request::kStopEditing: {
        m_isEditing = request.has_start_editing();
        protocol::Reply reply;
        fill(*reply.mutable_edit_state());
        return reply;
    }
    case protocol::Request::kEdit:
        return edit(tree, request.edit());
    case protocol::Request::kUndo:
        return step(tree, m_undo, m_redo);
    case protocol::Request::kRedo:
        return step(tree, m_redo, m_undo);
    default:
        return std::nullopt;
    }
}

protocol::Reply FakeEdits::edit(FakeTree& tree, const protocol::Edit& edit)
{
    const auto refused = [](const QByteArray& node, const char* reason) {
        return errorReply(0, protocol::Error::FAILED, "edit", node, reason);
    };
    if (!isOfAttribute(edit))
        return refused("/", "This worker edits attributes only.");
    const auto [path, names] = subjectOf(edit);
    const QByteArray name = names.value(0);
    const auto node = tree.find(path);
    if (!m_isEditing || node == tree.end())
        return refused(path, m_isEditing ? "There is no such node." : "Editing is off.");
    const FakeTree before = tree;
    std::vector<FakeAttribute>& attributes = node->second.attributes;
    const auto found = std::find_if(attributes.begin(), attributes.end(),
                                    [&name](const FakeAttribute& each) { return each.name == name; });
    const bool isThere = found != attributes.end();
    if (edit.has_set_attribute()) {
        if (isThere && !edit.set_attribute().may_replace())
            return refused(path, "There is an attribute of that name already.");
        FakeAttribute& attribute = isThere ? *found : attributes.emplace_back();
        attribute.name = name;
        set(attribute, edit.set_attribute());
    } else if (!isThere) {
        return refused(path, "There is no such attribute.");
    } else if (edit.has_remove_attributes()) {
        std::erase_if(attributes, [&names](const FakeAttribute& each) { return names.contains(each.name); });
    } else {
        found->name = toBytes(edit.rename_attribute().new_name());
    }
    m_undo.push_back({"'" + name + "'", before});
    m_redo.clear();
    return edited(path.toStdString());
}

protocol::Reply FakeEdits::step(FakeTree& tree, std::vector<Step>& from, std::vector<Step>& to)
{
    if (from.empty())
        return errorReply(0, protocol::Error::FAILED, "undo", "/", "There is nothing to undo or redo.");
    Step last = std::move(from.back());
    from.pop_back();
    std::swap(tree, last.tree);
    to.push_back(std::move(last));
    return edited({});
}

protocol::Reply FakeEdits::edited(const std::string& path) const
{
    protocol::Reply reply;
    reply.mutable_edited()->set_path(path);
    reply.mutable_edited()->set_is_undoable(true);
    fill(*reply.mutable_edited()->mutable_state());
    return reply;
}

void FakeEdits::fill(protocol::EditState& state) const
{
    state.set_is_editing(m_isEditing);
    for (auto step = m_undo.rbegin(); step != m_undo.rend(); ++step)
        state.add_undo_names(step->name.toStdString());
    for (auto step = m_redo.rbegin(); step != m_redo.rend(); ++step)
        state.add_redo_names(step->name.toStdString());
}

} // namespace h5scout::test
