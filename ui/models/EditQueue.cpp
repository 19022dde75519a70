// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/EditQueue.h"

#include <utility>

namespace h5scout::ui
{

void EditQueue::add(FileClient* file, Make make, Ended ended)
{
    // An edit whose file was deleted never ends: it must not hold up those of other files.
    connect(file, &QObject::destroyed, this, &EditQueue::fileGone, Qt::UniqueConnection);
    m_waiting.push_back({file, std::move(make), std::move(ended)});
    if (!m_running)
        sendNext();
}

void EditQueue::fileGone(const QObject* file)
{
    std::erase_if(m_waiting, [](const Edit& edit) { return edit.file.isNull(); });
    if (file == m_running) {
        m_running = nullptr;
        sendNext();
    }
}

void EditQueue::sendNext()
{
    if (m_waiting.empty())
        return;
    const Edit edit = std::move(m_waiting.front());
    m_waiting.pop_front();
    m_running = edit.file;
    edit.file->edit(edit.make()).then(this, [this, ended = edit.ended](const Result<Edited>& result) {
        m_running = nullptr;
        ended(result);
        if (!m_running)
            sendNext();
    });
}

} // namespace h5scout::ui
