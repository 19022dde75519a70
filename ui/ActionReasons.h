// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>

#include <QObject>
#include <QString>

class QAction;
class QWidget;

namespace h5scout::ui
{

/// Actions whose keys say why, while they cannot be used: else such a key would do nothing, without a word.
class ActionReasons : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// The keys of `action` are looked for where `place` is, in the context that they have now; keys and context stay.
    void add(QAction* action, QWidget* place);
    /// Disables `action` for that reason, a sentence; empty: enables it.
    void enable(QAction* action, const QString& whyNot);
    /// The same of an action that somebody else enables.
    void setReason(const QAction* action, const QString& whyNot);

Q_SIGNALS:
    /// A key of an action was pressed that cannot be used.
    void told(const QString& whyNot);

private:
    std::map<const QAction*, QString> m_whyNot;
};

} // namespace h5scout::ui
