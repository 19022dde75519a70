// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <functional>

#include <QObject>
#include <QPointer>

#include "h5scout/client/FileClient.h"

namespace h5scout::ui
{

/// Edits, one after the other, in the order in which they were asked for: the next is sent when the one before has
/// ended, well or not. An edit is made when it is sent, so that it can know what came of those before.
class EditQueue : public QObject
{
    Q_OBJECT
public:
    using Make = std::function<EditAction()>;
    using Ended = std::function<void(const Result<Edited>&)>;

    using QObject::QObject;

    /// `ended` is called exactly once, unless the queue or the file goes before.
    void add(FileClient* file, Make make, Ended ended);

private:
    struct Edit
    {
        QPointer<FileClient> file;
        Make make;
        Ended ended;
    };

    void sendNext();
    void fileGone(const QObject* file);

    std::deque<Edit> m_waiting;
    const QObject* m_running = nullptr; ///< the file of the edit that has been sent; only compared
};

} // namespace h5scout::ui
