// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QList>
#include <QModelIndex>
#include <QObject>

class QAction;
class QKeySequence;
class QTreeView;

namespace h5scout::ui
{

class AttributeModel;

/// The selected attributes for the clipboard: rows, values or names. A value of which only the beginning has been read
/// is read in full before.
class AttributeCopy : public QObject
{
    Q_OBJECT
public:
    /// The actions are the view's, too: their keys work in it.
    AttributeCopy(QTreeView* view, AttributeModel* model, QObject* parent);

    QList<QAction*> actions() const;
    /// What is waited for is not wanted any more: another node is shown.
    void forget() { m_waiting.reset(); }

Q_SIGNALS:
    /// `hint`: what is missing, a sentence; empty: nothing is.
    void copied(const QString& hint);

private:
    enum class What { Rows, Value, Name };

    QAction* make(const QString& text, const QString& name, const QKeySequence& keys, What what);
    void copy(What what);
    void copyNow(What what);
    /// Attribute rows of the selection, ordered, each once.
    std::vector<QModelIndex> selectedRows() const;
    void updateActions();

    QTreeView* m_view;
    AttributeModel* m_model;
    QAction* m_rows = nullptr;
    QAction* m_value = nullptr;
    QAction* m_name = nullptr;
    std::optional<What> m_waiting; ///< until the whole values have been read
};

} // namespace h5scout::ui
