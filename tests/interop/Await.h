// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <stdexcept>

#include <QEventLoop>
#include <QTimer>

#include "h5scout/client/Request.h"
#include "h5scout/client/Result.h"

namespace h5scout::tests
{

/// Waits for the end of a request. Throws its error.
template <typename T>
T await(const Request<T>& request)
{
    std::optional<Result<T>> result;
    QEventLoop loop; // qWaitFor would sleep in between, a minute in all
    request.then(&loop, [&](Result<T> found) {
        result.emplace(std::move(found));
        loop.quit();
    });
    QTimer::singleShot(std::chrono::seconds(20), &loop, &QEventLoop::quit);
    loop.exec();
    if (!result)
        throw std::runtime_error("no answer within 20 s");
    if (result->hasError())
        throw std::runtime_error(result->error().sentence().toStdString());
    if (result->wasCancelled())
        throw std::runtime_error("the request was cancelled");
    return result->value();
}

} // namespace h5scout::tests
