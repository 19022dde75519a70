// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QCoreApplication>
#include <QTest>

#include "FakeWorkerFile.h"
#include "h5scout/client/FileClient.h"

namespace h5scout::test
{

/// Keeps the parts of a request, what it ended with, and how often it ended.
template <typename T>
struct Ending
{
    std::optional<Result<T>> result;
    int count = 0;
    std::vector<T> parts;
    QObject receiver;

    Ending(const Request<T>& request) // NOLINT(google-explicit-constructor): Ending<T> end = client.ask();
    {
        request.then(&receiver, [this](Result<T> ended) {
            result = std::move(ended);
            ++count;
        });
        request.onPart([this](const T& part) { parts.push_back(part); });
    }
    bool hasValue() const { return result && result->hasValue(); }
    bool hasError() const { return result && result->hasError(); }
    bool wasCancelled() const { return result && result->wasCancelled(); }
    const T& value() const { return result->value(); }
    const UserError& error() const { return result->error(); }
};

/// Opens the file and waits for it.
inline bool openAndWait(FileClient& client)
{
    const Ending<FileInfo> opened = client.open();
    return QTest::qWaitFor([&opened] { return opened.count > 0; }) && opened.hasValue();
}

/// Lets everything that is posted happen, and what follows from it.
inline void settle()
{
    for (int i = 0; i < 10; ++i)
        QCoreApplication::processEvents();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

} // namespace h5scout::test
