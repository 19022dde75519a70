// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plotpane/MeaningRequest.h"

#include <utility>

#include <QPointer>

namespace h5scout::ui
{

MeaningRequest::MeaningRequest(QObject* parent)
    : QObject(parent)
    , m_owner(newOwnerId())
{}

void MeaningRequest::ask(FileClient* file, const QByteArray& path, DataScope scope, Answer answer)
{
    const quint64 generation = ++m_generation;
    m_isBusy = true;
    Q_EMIT busyChanged();
    m_request = file->data(path, scope, {.owner = m_owner});
    m_request.then(
        this, [this, generation, answer = std::move(answer), file = QPointer(file)](const Result<DataInfo>& meaning) {
            if (generation != m_generation)
                return;
            m_isBusy = false;
            Q_EMIT busyChanged();
            answer(file, meaning);
        });
}

void MeaningRequest::stop()
{
    ++m_generation;
    m_request.cancel();
    m_request = {};
    if (std::exchange(m_isBusy, false))
        Q_EMIT busyChanged();
}

} // namespace h5scout::ui
