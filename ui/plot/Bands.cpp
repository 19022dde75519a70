// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/Bands.h"

#include <algorithm>

#include <QSemaphore>
#include <QThread>
#include <QThreadPool>

namespace h5scout::ui
{

void inBands(std::size_t count, const std::function<void(std::size_t first, std::size_t end)>& work)
{
    constexpr int kMostBands = 4; // more of them wait for memory
    const auto bands = static_cast<std::size_t>(std::clamp(QThread::idealThreadCount(), 1, kMostBands));
    QSemaphore done;
    int started = 0;
    std::size_t first = 0;
    for (std::size_t band = 1; band < bands; ++band) {
        const std::size_t end = count * band / bands;
        const auto workOnBand = [&work, &done, first, end] {
            work(first, end);
            done.release();
        };
        if (!QThreadPool::globalInstance()->tryStart(workOnBand))
            break; // never to wait for a thread that may be waiting itself
        ++started;
        first = end;
    }
    work(first, count);
    done.acquire(started);
}

} // namespace h5scout::ui
