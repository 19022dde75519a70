// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/ReturnedAttributes.h"

#include "ui/editors/ValueDelegate.h"
#include "ui/models/AttributeModel.h"

#include <algorithm>
#include <iterator>

#include <QItemSelectionModel>
#include <QTreeView>

namespace h5scout::ui
{
namespace
{

constexpr std::size_t kRememberedNodes = 50;
constexpr int kMostNames = 2'000; ///< of a node that is remembered

} // namespace

ReturnedAttributes::ReturnedAttributes(QTreeView* view, AttributeModel* model, const ValueDelegate* delegate,
                                       QObject* parent)
    : QObject(parent)
    , m_view(view)
    , m_model(model)
    , m_delegate(delegate)
{
    connect(m_model, &AttributeModel::stateChanged, this, [this](LoadingState state) {
        if (m_file && state == LoadingState::Loaded && m_model->rowCount() <= kMostNames)
            listed();
    });
}

void ReturnedAttributes::setNode(const FileClient* file, const QByteArray& path)
{
    m_file = file;
    m_path = path;
}

void ReturnedAttributes::listed()
{
    std::set<QByteArray> names;
    for (int row = 0; row < m_model->rowCount(); ++row)
        names.insert(m_model->index(row, AttributeModel::NameColumn).data(AttributeNameRole).toByteArray());
    const auto known = std::find_if(m_seen.begin(), m_seen.end(),
                                    [this](const Seen& seen) { return seen.file == m_file && seen.path == m_path; });
    std::set<QByteArray> returned;
    if (known != m_seen.end()) {
        std::set_difference(names.begin(), names.end(), known->names.begin(), known->names.end(),
                            std::inserter(returned, returned.end()));
        m_seen.erase(known);
    }
    m_seen.push_back({m_file, m_path, std::move(names)});
    if (m_seen.size() > kRememberedNodes)
        m_seen.pop_front();
    if (m_isExpecting && !returned.empty() && !m_delegate->isOpen()) {
        m_isExpecting = false;
        select(returned);
    }
}

void ReturnedAttributes::select(const std::set<QByteArray>& names)
{
    QItemSelection selection;
    QModelIndex first;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex index = m_model->index(row, AttributeModel::NameColumn);
        if (!names.contains(index.data(AttributeNameRole).toByteArray()))
            continue;
        selection.select(index, index.siblingAtColumn(AttributeModel::kColumnCount - 1));
        if (!first.isValid())
            first = index;
    }
    m_view->selectionModel()->setCurrentIndex(first, QItemSelectionModel::NoUpdate);
    m_view->selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    m_view->scrollTo(first);
}

} // namespace h5scout::ui
