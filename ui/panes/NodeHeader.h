// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace h5scout
{
struct NodeInfo;
}

namespace h5scout::ui
{

class ElidedLabel;

/// The line at the head of a pane that says which node it shows: icon, name, and a note at the right ("12 attributes").
class NodeHeader : public QWidget
{
    Q_OBJECT
public:
    explicit NodeHeader(QWidget* parent = nullptr);

    /// `name` is shown for the root, which has none.
    void showNode(const NodeInfo& node, const QString& name);
    void setNote(const QString& note);
    void clear();

protected:
    void changeEvent(QEvent* event) override;

private:
    void showIcon();

    QLabel* m_icon;
    ElidedLabel* m_name;
    ElidedLabel* m_note;
    QString m_iconName;
};

} // namespace h5scout::ui
