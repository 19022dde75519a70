// SPDX-License-Identifier: GPL-3.0-or-later
#include "SaveDialogTest.h"

using namespace h5scout;
using namespace h5scout::test;
using namespace h5scout::ui;

class TestSaveDialog : public SaveDialogTest
{
    Q_OBJECT
private Q_SLOTS:
    void suggestsANameBesideTheFile();
    void impossiblePlacesAreExplained();
    void failuresAreExplainedInPlace();
    void asksBeforeReplacing();
    void neverReplacesTheSource();
    void browsingPutsThePathIn();
    void choicesAreRemembered();
    void aTypedEndingChoosesTheFormat();
    void aFormatChosenLaterChangesTheEnding();
};

void TestSaveDialog::suggestsANameBesideTheFile()
{
    openDialog("/scan/trace");
    QCOMPARE(path()->text(), at("run_042_scan_trace.png"));
    QVERIFY(path()->hasFocus());
    chooseNumbers();
    QCOMPARE(path()->text(), at("run_042_scan_trace.csv"));
    choose("numbersSeparator", 1);
    QCOMPARE(path()->text(), at("run_042_scan_trace.tsv"));
    QTest::keyClick(dialog(), Qt::Key_Escape);
    QTRY_VERIFY(!dialog());
    QCOMPARE(entries(), QStringList());
}

void TestSaveDialog::impossiblePlacesAreExplained()
{
    openDialog("/scan/trace");
    typePath(at("missing/a.png"));
    QTRY_VERIFY2(targetNote().contains(QStringLiteral("There is no folder")), qPrintable(targetNote()));
    QVERIFY(!saveButton()->isEnabled());
    typePath(m_folder->path());
    QTRY_VERIFY2(targetNote().contains(QStringLiteral("There is no folder")) || !targetNote().isEmpty(),
                 qPrintable(targetNote()));
    path()->clear();
    QTRY_VERIFY2(targetNote().contains(QStringLiteral("Say where")), qPrintable(targetNote()));
    QVERIFY(!saveButton()->isEnabled());
    typePath(QStringLiteral("fine"));
    QTRY_VERIFY(saveButton()->isEnabled());
    QCOMPARE(targetNote(), QString());
}

void TestSaveDialog::failuresAreExplainedInPlace()
{
    openDialog("/scan/trace");
    chooseNumbers();
    m_file->fail(RequestKind::Array, "The chunk at 7 is damaged.");
    QTRY_VERIFY(saveButton()->isEnabled());
    QTest::mouseClick(saveButton(), Qt::LeftButton);
    QTRY_VERIFY2(targetNote().contains(QStringLiteral("The chunk at 7 is damaged.")), qPrintable(targetNote()));
    QVERIFY(dialog());
    QVERIFY(path()->isEnabled());
    QTRY_COMPARE(entries(), QStringList());
    m_file->succeed();
    save();
    QCOMPARE(linesOf("run_042_scan_trace.csv").size(), 502);

    openDialog("/scan/trace");
    typePath(QStringLiteral("/proc/a.csv"));
    QTRY_VERIFY(!targetNote().isEmpty() || saveButton()->isEnabled());
    if (saveButton()->isEnabled()) { // root may write everywhere, so the system says it only then
        QTest::mouseClick(saveButton(), Qt::LeftButton);
        QTRY_VERIFY2(targetNote().contains(QStringLiteral("The system says")), qPrintable(targetNote()));
    }
    QVERIFY(dialog());
}

void TestSaveDialog::asksBeforeReplacing()
{
    QFile old(at("run_042_scan_trace.csv"));
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.write("old");
    old.close();
    openDialog("/scan/trace");
    chooseNumbers();
    QTRY_VERIFY2(targetNote().contains(QStringLiteral("asked before it is replaced")), qPrintable(targetNote()));
    const auto question = [this] { return dialog()->findChild<QMessageBox*>(QStringLiteral("replaceQuestion")); };
    QTest::mouseClick(saveButton(), Qt::LeftButton);
    QVERIFY(question());
    QVERIFY(question()->text().contains(QStringLiteral("run_042_scan_trace.csv exists")));
    QTest::keyClick(question(), Qt::Key_Return); // Cancel is the default
    QTRY_VERIFY(!question());
    QCOMPARE(bytesOf("run_042_scan_trace.csv"), QByteArray("old"));
    QVERIFY(dialog());

    QTest::mouseClick(saveButton(), Qt::LeftButton);
    QVERIFY(question());
    for (QAbstractButton* button : question()->buttons())
        if (question()->buttonRole(button) == QMessageBox::AcceptRole)
            QTest::mouseClick(button, Qt::LeftButton);
    QTRY_VERIFY(!dialog());
    QCOMPARE(linesOf("run_042_scan_trace.csv").size(), 502);
    QCOMPARE(entries().size(), 1);
}

void TestSaveDialog::neverReplacesTheSource()
{
    QFile source(at("run_042.h5"));
    QVERIFY(source.open(QIODevice::WriteOnly));
    openDialog("/scan/trace");
    typePath(at("run_042.h5"));
    QTRY_VERIFY2(targetNote().contains(QStringLiteral("the plot comes from")), qPrintable(targetNote()));
    QVERIFY(!saveButton()->isEnabled());
}

void TestSaveDialog::browsingPutsThePathIn()
{
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("figures")));
    openDialog("/scan/trace");
    click("targetBrowse");
    auto* browser = dialog()->findChild<QFileDialog*>(QStringLiteral("targetDialog"));
    QVERIFY(browser);
    QVERIFY(QTest::qWaitForWindowExposed(browser));
    auto* name = browser->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"));
    QCOMPARE(name->text(), QStringLiteral("run_042_scan_trace.png"));
    name->selectAll();
    QTest::keyClicks(name, QStringLiteral("figures/first"));
    QTest::keyClick(name, Qt::Key_Return);
    QTRY_COMPARE(path()->text(), at("figures/first.png"));
    save();
    QVERIFY(!QImage(at("figures/first.png")).isNull());
    // The next one goes there, too.
    openDialog("/scan/camera");
    QCOMPARE(path()->text(), at("figures/run_042_scan_camera.png"));
}

void TestSaveDialog::choicesAreRemembered()
{
    openDialog("/scan/trace");
    choose("figureFormat", 2);
    choose("figurePreset", 1);
    choose("figureColors", 1);
    typeNumber(field<QSpinBox>("figureScale"), "60");
    save();
    openDialog("/scan/camera");
    QCOMPARE(field<QComboBox>("figureFormat")->currentIndex(), 2);
    QCOMPARE(field<QComboBox>("figurePreset")->currentIndex(), 1);
    QCOMPARE(field<QComboBox>("figureColors")->currentIndex(), 1);
    QCOMPARE(field<QSpinBox>("figureScale")->value(), 60);
    QCOMPARE(path()->text(), at("run_042_scan_camera.svg"));
    chooseNumbers();
    choose("numbersSeparator", 1);
    QTest::keyClick(dialog(), Qt::Key_Escape); // nothing saved, nothing remembered
    QTRY_VERIFY(!dialog());
    openDialog("/scan/trace");
    QVERIFY(field<QRadioButton>("saveFigure")->isChecked());
}

void TestSaveDialog::aTypedEndingChoosesTheFormat()
{
    openDialog("/scan/trace");
    typePath(at("drawing.svg"));
    QCOMPARE(field<QComboBox>("figureFormat")->currentIndex(), 2);
    QVERIFY2(summary().startsWith(QStringLiteral("A drawing")), qPrintable(summary()));
    typePath(at("numbers.CSV"));
    QVERIFY(field<QRadioButton>("saveNumbers")->isChecked());
    typePath(at("numbers.tsv"));
    typePath(at("notes.data")); // the user's own
    QVERIFY(field<QRadioButton>("saveNumbers")->isChecked());
    typePath(at("drawing.svg"));
    QVERIFY(field<QRadioButton>("saveFigure")->isChecked());
    save();
    QCOMPARE(entries(), QStringList{QStringLiteral("drawing.svg")});
    QVERIFY(QSvgRenderer(at("drawing.svg")).isValid());
}

void TestSaveDialog::aFormatChosenLaterChangesTheEnding()
{
    openDialog("/scan/trace");
    typePath(at("drawing.svg"));
    choose("figureFormat", 1);
    QCOMPARE(path()->text(), at("drawing.pdf"));
}

QTEST_MAIN(TestSaveDialog)
#include "tst_save_dialog.moc"
