// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/save/FigureWriter.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>
#include <QTimer>

#include "Pictures.h"
#include "ui/plot/LinePlot.h"

using namespace h5scout;
using namespace h5scout::test;
using namespace h5scout::ui;

namespace
{

struct Ending
{
    QSignalSpy finished;
    QSignalSpy failed;
    QSignalSpy cancelled;
    explicit Ending(FigureWriter& writer)
        : finished(&writer, &FigureWriter::finished)
        , failed(&writer, &FigureWriter::failed)
        , cancelled(&writer, &FigureWriter::cancelled)
    {}
    qsizetype count() const { return finished.count() + failed.count() + cancelled.count(); }
    QString error() const { return failed.isEmpty() ? QString() : failed[0][0].value<UserError>().sentence(); }
};

} // namespace

class TestFigureWriter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepareLook(); }
    void init()
    {
        QTest::failOnWarning(anyWarning());
        m_folder = std::make_unique<QTemporaryDir>();
        m_plot = std::make_unique<LinePlot>();
        m_plot->resize(500, 300);
        Envelope envelope;
        for (int i = 0; i < 1000; ++i) {
            envelope.minimum.push_back(i * 7919 % 1000);
            envelope.maximum.push_back(envelope.minimum.back());
        }
        envelope.count = envelope.samplesRead = 1000;
        m_plot->begin({CurveInfo{.x = AxisScale(1000)}}, ViewPolicy::Reset);
        m_plot->setOverview(0, envelope, true);
    }

    void writesEachFormat_data()
    {
        QTest::addColumn<int>("format");
        QTest::addColumn<QByteArray>("beginning");
        QTest::newRow("png") << static_cast<int>(FigureFormat::Png) << QByteArray("\x89PNG");
        QTest::newRow("pdf") << static_cast<int>(FigureFormat::Pdf) << QByteArray("%PDF");
        QTest::newRow("svg") << static_cast<int>(FigureFormat::Svg) << QByteArray("<?xml");
    }
    void writesEachFormat()
    {
        QFETCH(int, format);
        QFETCH(QByteArray, beginning);
        FigureWriter writer(m_plot.get(), {.format = static_cast<FigureFormat>(format)}, QStringLiteral("title"));
        Ending ending(writer);
        writer.saveTo(target(), Overwrite::Refuse);
        QCOMPARE(ending.count(), 0);
        QTRY_COMPARE(ending.finished.count(), 1);
        QCOMPARE(ending.finished[0][0].toString(), target());
        QVERIFY2(bytes().startsWith(beginning), bytes().left(20).constData());
        QCOMPARE(entries().size(), 1);
    }

    void encodesWhileTheWindowLives()
    {
        FigureWriter writer(m_plot.get(), {.sizeMm = {500, 300}, .dpi = 300}, {});
        Ending ending(writer);
        int ticks = 0; // of the window's event loop, after the painting
        QTimer timer;
        connect(&timer, &QTimer::timeout, &timer, [&ticks] { ++ticks; });
        writer.saveTo(target(), Overwrite::Refuse);
        timer.start(1);
        QTRY_COMPARE_WITH_TIMEOUT(ending.finished.count(), 1, 30'000);
        QVERIFY2(ticks > 10, qPrintable(QString::number(ticks)));
        QCOMPARE(QImage(target()).size(), QSize(5906, 3543));
    }

    void cancellingLeavesNothingBehind_data()
    {
        QTest::addColumn<bool>("isPainted");
        QTest::newRow("at once") << false;
        QTest::newRow("while it is encoded") << true;
    }
    void cancellingLeavesNothingBehind()
    {
        QFETCH(bool, isPainted);
        FigureWriter writer(m_plot.get(), {.sizeMm = {500, 300}, .dpi = 300}, {});
        Ending ending(writer);
        writer.saveTo(target(), Overwrite::Refuse);
        if (isPainted)
            QCoreApplication::processEvents();
        writer.cancel();
        writer.cancel();
        QCOMPARE(ending.cancelled.count(), 1);
        QVERIFY(QThreadPool::globalInstance()->waitForDone(30'000));
        QCoreApplication::processEvents();
        QCOMPARE(ending.count(), 1);
        QCOMPARE(entries(), QStringList());
    }

    void dyingLeavesNothingBehind()
    {
        auto writer = std::make_unique<FigureWriter>(m_plot.get(), FigureSettings{.sizeMm = {500, 300}}, QString());
        writer->saveTo(target(), Overwrite::Refuse);
        QCoreApplication::processEvents();
        writer.reset();
        QVERIFY(QThreadPool::globalInstance()->waitForDone(30'000));
        QCOMPARE(entries(), QStringList());
    }

    void saysWhatWentWrong_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<double>("width");
        QTest::addColumn<QString>("reason");
        QTest::newRow("exists") << QStringLiteral("FOLDER/old.png") << 100.0 << QStringLiteral("of that name exists");
        QTest::newRow("locked") << QStringLiteral("/proc/a.png") << 100.0 << QStringLiteral("The system says");
        QTest::newRow("impossible") << QStringLiteral("FOLDER/a.png") << 1.0 << QStringLiteral("10 to 2000 mm");
    }
    void saysWhatWentWrong()
    {
        QFETCH(QString, path);
        QFETCH(double, width);
        QFETCH(QString, reason);
        QFile old(m_folder->filePath(QStringLiteral("old.png")));
        QVERIFY(old.open(QIODevice::WriteOnly));
        old.write("old");
        old.close();
        FigureWriter writer(m_plot.get(), {.sizeMm = {width, 100}}, {});
        Ending ending(writer);
        writer.saveTo(path.replace(QStringLiteral("FOLDER"), m_folder->path()), Overwrite::Refuse);
        QTRY_COMPARE(ending.failed.count(), 1);
        QVERIFY2(ending.error().contains(reason), qPrintable(ending.error()));
        QCOMPARE(entries(), QStringList{QStringLiteral("old.png")});
        QCOMPARE(old.size(), 3);
    }

    void aPlotThatIsGoneIsAnError()
    {
        FigureWriter writer(m_plot.get(), {}, {});
        Ending ending(writer);
        writer.saveTo(target(), Overwrite::Refuse);
        m_plot.reset();
        QTRY_COMPARE(ending.failed.count(), 1);
        QVERIFY2(ending.error().contains(QStringLiteral("not there any more")), qPrintable(ending.error()));
        QCOMPARE(entries(), QStringList());
    }

private:
    QString target() const { return m_folder->filePath(QStringLiteral("figure")); }
    QByteArray bytes() const
    {
        QFile file(target());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QStringList entries() const
    {
        return QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<LinePlot> m_plot;
};

QTEST_MAIN(TestFigureWriter)
#include "tst_figure_writer.moc"
