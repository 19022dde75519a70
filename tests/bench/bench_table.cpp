// SPDX-License-Identifier: GPL-3.0-or-later
// How much processor time a frame takes while a table scrolls: moving the view, asking for what comes into it, painting
// all cells. The aim is 16 ms at 1280x800 and 60 ms on a 4K screen in a release build. Processor time, because it
// hardly depends on what else runs. "jump" goes where nothing has been read: it includes the answers of a fake worker
// in this process, which a real one gives in its own. Run with QT_QPA_PLATFORM=offscreen.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <functional>
#include <span>
#include <vector>

#include "FakeWorkerFile.h"
#include "h5scout/client/FileClient.h"
#include "ui/Theme.h"
#include "ui/panes/TablePane.h"
#include "ui/table/ArrayGrid.h"
#include "ui/table/BlockCache.h"

#include <QApplication>

using namespace h5scout;
using namespace h5scout::test;
using namespace h5scout::ui;

namespace
{

constexpr int kFrames = 60;
constexpr QSize kLaptop{1280, 800};
constexpr QSize k4K{3840, 2160};

NodeInfo described(FileClient& client, const QByteArray& path)
{
    NodeInfo node;
    bool isAnswered = false;
    client.describe(path).then(&client, [&](const Result<NodeInfo>& result) {
        isAnswered = true;
        if (result.hasValue())
            node = result.value();
    });
    while (!isAnswered)
        QCoreApplication::processEvents();
    return node;
}

class PaintCounter : public QObject
{
public:
    int count = 0;

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        count += event->type() == QEvent::Paint;
        return QObject::eventFilter(watched, event);
    }
};

class Bench
{
public:
    Bench(FakeWorkerFile& file, const QSize& size)
        : m_client(QStringLiteral("/data/bench.h5"), file.factory())
        , m_size(size)
    {
        m_client.open();
        m_pane.resize(size);
        m_pane.show();
        m_grid = m_pane.findChild<ArrayGrid*>();
        m_grid->viewport()->installEventFilter(&m_paints);
    }

    void measure(const char* name, const QByteArray& path)
    {
        m_pane.showNode(&m_client, described(m_client, path));
        settle();
        const LineSpace::Visible rows = m_grid->rows().visible();
        const LineSpace::Visible columns = m_grid->columns().visible();
        std::printf("%-28s %4d x %4d, %llu x %llu cells\n", name, m_size.width(), m_size.height(),
                    static_cast<unsigned long long>(rows.count), static_cast<unsigned long long>(columns.count));
        const quint64 far = std::max<quint64>(m_grid->rows().count() / (kFrames + 1), 1);
        report("scroll", [this](int frame) { m_grid->scrollTo({static_cast<quint64>(frame) / 2, frame % 2 * 9}, {}); });
        report("jump", [this, far](int frame) {
            m_grid->scrollTo({static_cast<quint64>(frame + 1) * far, 0}, {});
            settle();
        });
        m_grid->selectAll();
        report("scroll, selected", [this](int frame) { m_grid->scrollTo({static_cast<quint64>(frame), 0}, {}); });
        std::printf("    cached %.1f MiB\n", static_cast<double>(m_pane.cache().byteCount()) / (1 << 20));
    }

private:
    void settle()
    {
        do
            QCoreApplication::processEvents();
        while (!m_grid->isComplete());
    }

    void report(const char* what, const std::function<void(int)>& change)
    {
        std::vector<double> milliseconds;
        const int paintsBefore = m_paints.count;
        for (int frame = 0; frame < kFrames; ++frame) {
            const std::clock_t start = std::clock();
            const int before = m_paints.count;
            change(frame);
            while (m_paints.count == before)
                QCoreApplication::processEvents();
            milliseconds.push_back(1e3 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
        }
        std::sort(milliseconds.begin(), milliseconds.end());
        std::printf("    %-18s median %6.2f ms  worst %6.2f ms, painted %.1f times\n", what, milliseconds[kFrames / 2],
                    milliseconds.back(), static_cast<double>(m_paints.count - paintsBefore) / kFrames);
    }

    FileClient m_client;
    PaintCounter m_paints;
    TablePane m_pane;
    ArrayGrid* m_grid = nullptr;
    QSize m_size;
};

template <typename T>
NdArray arrayOf(ElementKind kind, const Shape& shape, const std::vector<T>& values)
{
    const auto bytes = std::as_bytes(std::span(values));
    return {shape, elementTypeOf(kind), std::vector<std::byte>(bytes.begin(), bytes.end())};
}

void fill(FakeWorkerFile& file)
{
    constexpr std::size_t kRows = 12'000;
    std::vector<double> numbers(kRows * 100);
    for (std::size_t i = 0; i < numbers.size(); ++i)
        numbers[i] = std::sin(static_cast<double>(i)) * 1e-3;
    file.addArray("/doubles", {kRows, 100}, numbers);
    std::vector<quint8> bools(kRows * 100);
    for (std::size_t i = 0; i < bools.size(); ++i)
        bools[i] = i % 3 == 0;
    file.addArray("/bools", arrayOf(ElementKind::Bool, {kRows, 100}, bools));
    std::vector<std::string> texts(kRows);
    for (std::size_t i = 0; i < texts.size(); ++i)
        texts[i] = "2024-10-20 18:12:00 moved the delay stage and waited for the lamp, step " + std::to_string(i);
    file.addArray("/texts", NdArray({kRows}, texts));
    file.addCountingArray("/tall", {10'000'000'000});
    file.addCountingArray("/square", {10'000'000'000, 10'000'000});
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    applyTheme(Theme::Light);
    FakeWorkerFile file;
    fill(file);
    for (const QSize& size : {kLaptop, k4K}) {
        Bench bench(file, size);
        bench.measure("doubles", "/doubles");
        bench.measure("bools", "/bools");
        bench.measure("texts", "/texts");
        bench.measure("1e10 integers", "/tall");
        bench.measure("1e10 x 1e7 integers", "/square");
    }
    return 0;
}
