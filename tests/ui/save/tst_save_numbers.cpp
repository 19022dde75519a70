// SPDX-License-Identifier: GPL-3.0-or-later
#include "SaveDialogTest.h"

using namespace h5scout;
using namespace h5scout::test;
using namespace h5scout::ui;

class TestSaveNumbers : public SaveDialogTest
{
    Q_OBJECT
private Q_SLOTS:
    void savesNumbersThatOthersRead();
    void savesWhatIsInViewOrAll();
    void savesImagesAsMatrixOrList();
    void stoppingLeavesNothingBehind();
    void tellsThatThePictureWasCopied();
    void copiesTheNumbersInView();
    void saysWhyItCannotCopy();
};

void TestSaveNumbers::savesNumbersThatOthersRead()
{
    openDialog("/scan/trace");
    chooseNumbers();
    choose("numbersSeparator", 2);
    QCOMPARE(summary(), QStringLiteral("500 rows, 2 columns, about 15.6 KiB of text."));
    save();
    QCOMPARE(m_told->at(0)[0].toString(), QStringLiteral("Saved 500 rows as %1.").arg(at("run_042_scan_trace.csv")));
    const QStringList lines = linesOf("run_042_scan_trace.csv");
    QCOMPARE(lines.size(), 502);
    QVERIFY2(lines[0].startsWith(QStringLiteral("# h5scout, run_042.h5::/scan/trace")), qPrintable(lines[0]));
    QVERIFY2(lines[1].endsWith(QStringLiteral(" (V)")), qPrintable(lines[1]));
    if (!m_hasJudge)
        QSKIP("There is no python with numpy.");
    std::vector<double> expected;
    const std::vector<double> values = wave(500);
    for (std::size_t i = 0; i < 500; ++i) {
        expected.push_back(static_cast<double>(i));
        expected.push_back(values[i]);
    }
    QCOMPARE(judged(at("run_042_scan_trace.csv"), QStringLiteral(";"), 2, expected, 2), QStringLiteral("equal"));
}

void TestSaveNumbers::savesWhatIsInViewOrAll()
{
    plot("/scan/trace");
    QWidget* canvas = m_pane->signalView()->currentPlot()->paintedWidget();
    const QPointF middle(canvas->width() * 0.5, canvas->height() * 0.5);
    for (int i = 0; i < 4; ++i) {
        QWheelEvent wheel(middle, canvas->mapToGlobal(middle), {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(canvas, &wheel);
    }
    const Range inView = m_pane->signalView()->linePlot()->visibleSamples(0);
    QVERIFY(inView.start > 0 && inView.count < 490);
    m_pane->tools()->saveAction()->trigger();
    chooseNumbers();
    click("numbersNames");
    click("numbersComments");
    QVERIFY2(summary().startsWith(QStringLiteral("%1 of 500 rows").arg(inView.count)), qPrintable(summary()));
    save();
    const QStringList part = linesOf("run_042_scan_trace.csv");
    QCOMPARE(part.size(), static_cast<qsizetype>(inView.count));
    QVERIFY(part.first().startsWith(QStringLiteral("%1,").arg(inView.start)));

    m_pane->tools()->saveAction()->trigger();
    click("numbersWhole");
    QVERIFY2(summary().startsWith(QStringLiteral("500 rows")), qPrintable(summary()));
    typePath(at("all.csv"));
    save();
    QCOMPARE(linesOf("all.csv").size(), 500);
}

void TestSaveNumbers::savesImagesAsMatrixOrList()
{
    openDialog("/scan/camera");
    chooseNumbers();
    QCOMPARE(summary(), QStringLiteral("30 rows, 41 columns, about 18.8 KiB of text."));
    typePath(at("matrix.csv"));
    save();
    openDialog("/scan/camera");
    QVERIFY(field<QRadioButton>("saveNumbers")->isChecked());
    click("numbersLong");
    QVERIFY2(summary().startsWith(QStringLiteral("1,200 rows, 3 columns")), qPrintable(summary()));
    typePath(at("list.csv"));
    save();
    if (!m_hasJudge)
        QSKIP("There is no python with numpy.");
    const std::vector<double> values = wave(1200);
    std::vector<double> matrix;
    std::vector<double> list;
    for (std::size_t row = 0; row < 30; ++row) {
        matrix.push_back(static_cast<double>(row));
        for (std::size_t column = 0; column < 40; ++column) {
            matrix.push_back(values[row * 40 + column]);
            list.insert(list.end(), {static_cast<double>(column), static_cast<double>(row), matrix.back()});
        }
    }
    QCOMPARE(judged(at("matrix.csv"), QStringLiteral(","), 3, matrix, 41), QStringLiteral("equal"));
    QCOMPARE(judged(at("list.csv"), QStringLiteral(","), 2, list, 3), QStringLiteral("equal"));
}

void TestSaveNumbers::stoppingLeavesNothingBehind()
{
    openDialog("/scan/trace");
    chooseNumbers();
    QTRY_VERIFY(saveButton()->isEnabled());
    m_file->hold();
    QTest::mouseClick(saveButton(), Qt::LeftButton);
    QTRY_COMPARE(m_file->heldRequests(), 1);
    QVERIFY(!saveButton()->isEnabled());
    QVERIFY(!path()->isEnabled());
    QTRY_VERIFY(field<QProgressBar>("saveProgress")->isVisible());
    QCOMPARE(field<QPushButton>("saveCancel")->text(), QStringLiteral("Stop"));
    QTest::mouseClick(field<QPushButton>("saveCancel"), Qt::LeftButton);
    QVERIFY(dialog());
    QTRY_VERIFY2(targetNote().contains(QStringLiteral("Saving was stopped")), qPrintable(targetNote()));
    QVERIFY(!field<QProgressBar>("saveProgress")->isVisible());
    m_file->release();
    QTRY_COMPARE(entries(), QStringList());
    QTest::keyClick(dialog(), Qt::Key_Escape);
    QTRY_VERIFY(!dialog());

    // A window that goes away in the middle of it.
    openDialog("/scan/trace");
    chooseNumbers();
    QTRY_VERIFY(saveButton()->isEnabled());
    m_file->hold();
    QTest::mouseClick(saveButton(), Qt::LeftButton);
    QTRY_COMPARE(m_file->heldRequests(), 1);
    m_pane.reset();
    m_file->release();
    QTRY_COMPARE(entries(), QStringList());
}

void TestSaveNumbers::tellsThatThePictureWasCopied()
{
    plot("/scan/trace");
    m_pane->tools()->copyFigureAction()->trigger();
    const QSize size = QGuiApplication::clipboard()->pixmap().size();
    QCOMPARE(m_told->count(), 1);
    QCOMPARE(m_told->at(0)[0].toString(),
             QStringLiteral("Copied the picture, %1 × %2 pixels.").arg(size.width()).arg(size.height()));
}

void TestSaveNumbers::copiesTheNumbersInView()
{
    plot("/scan/trace");
    QGuiApplication::clipboard()->clear();
    m_pane->tools()->copyDataAction()->trigger();
    QTRY_COMPARE(m_told->count(), 1);
    QCOMPARE(m_told->at(0)[0].toString(), QStringLiteral("Copied 500 rows."));
    const QStringList lines = QGuiApplication::clipboard()->text().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 501);
    QVERIFY2(lines[0].contains(QStringLiteral("\t")) && lines[0].endsWith(QStringLiteral("(V)")), qPrintable(lines[0]));
    QCOMPARE(lines[1], QStringLiteral("0\t0"));
    QVERIFY(m_errors->isEmpty());
    // Twice in a row: the second one counts.
    m_pane->tools()->copyDataAction()->trigger();
    m_pane->tools()->copyDataAction()->trigger();
    QTRY_COMPARE(m_told->count(), 2);
    QTest::qWait(50);
    QCOMPARE(m_told->count(), 2);
}

void TestSaveNumbers::saysWhyItCannotCopy()
{
    m_file->addArray("/large", {1000, 1100}, std::vector<double>(1'100'000, 1.5));
    plot("/large");
    m_pane->tools()->copyDataAction()->trigger();
    QTRY_COMPARE(m_errors->count(), 1);
    const QString error = m_errors->at(0)[0].value<UserError>().sentence();
    QVERIFY2(error.contains(QStringLiteral("1,100,000")), qPrintable(error));
    QVERIFY(m_told->isEmpty());
}

QTEST_MAIN(TestSaveNumbers)
#include "tst_save_numbers.moc"
