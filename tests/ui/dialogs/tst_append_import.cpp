// SPDX-License-Identifier: GPL-3.0-or-later
// What happens to numbers and texts on their way into the cells is said, and can be chosen.
#include "AppendDialogTest.h"

#include <QLabel>

#include <algorithm>
#include <array>

using namespace h5scout;
using namespace h5scout::test;
using namespace h5scout::ui;

class TestAppendImport : public QObject, private AppendDialogTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() { begin(); }
    void cleanup() { m_append.reset(); }

    void numbersAreRoundedOnRequest();
    void numbersNearZeroLoseMore();
    void whatIsTooLargeIsNotRounded();
    void largeArraysAreRoundedOnRequest();
    void encodingsAreGuessedAndChosen();
    void commentsThatAreLeftOutAreCounted();
    void aTextTakenForANameIsSaid();
    void aTextThatEndsInNulIsRefused();
    void aNoteOfSeveralLinesIsShownInFull();
};

namespace
{

template <std::size_t N>
QByteArray doubles(const std::array<double, N>& numbers)
{
    return QByteArray(reinterpret_cast<const char*>(numbers.data()), static_cast<qsizetype>(sizeof numbers));
}

} // namespace

void TestAppendImport::numbersAreRoundedOnRequest()
{
    const auto* hint = " Tick \"Round to float32\" to append the nearest numbers that it holds.";
    const QString refusal =
        QStringLiteral("The element at (0, 1) is 0.1, which float32 does not hold without loss.") + QLatin1String(hint);
    openFor({2}, ElementKind::Float32);
    QVERIFY(!field("appendRound")->isVisible());
    const QString path = write("rows.npy", npy("<f8", "(1, 2)", doubles(std::array{0.5, 0.1})));
    openFile(path);
    QCOMPARE(note(), refusal);
    QVERIFY(!acceptButton()->isEnabled());
    QVERIFY(field("appendRound")->isVisible());
    QVERIFY(!field<QAbstractButton>("appendRound")->isChecked());
    takePictures("append-rounding-refused");
    click("appendRound");
    QTRY_COMPARE(note(), QStringLiteral("Appends one row; the array will have 1,025. float32 keeps about 7 digits. "
                                        "Rounded to float32: numbers change by 1.5e-08 of their size at most."));
    QCOMPARE(cells(), words({"0.5 0.1"}));
    takePictures("append-rounding");
    // Each file is another question.
    openFile(write("more.npy", npy("<f8", "(1, 2)", doubles(std::array{0.5, 0.1}))));
    QCOMPARE(note(), refusal);
    QVERIFY(!field<QAbstractButton>("appendRound")->isChecked());
    click("appendRound");
    QTRY_COMPARE(cells(), words({"0.5 0.1", "0.5 0.1"}));
    click("appendRound"); // taken back
    QTRY_COMPARE(note(), refusal);
    openFile(write("exact.npy", npy("<f8", "(1, 2)", doubles(std::array{0.5, 0.25}))));
    QVERIFY(!field("appendRound")->isVisible());
    QVERIFY(!note().contains(QStringLiteral("Rounded")));
}

void TestAppendImport::numbersNearZeroLoseMore()
{
    openFor({2}, ElementKind::Float32);
    openFile(write("tiny.npy", npy("<f8", "(1, 2)", doubles(std::array{0.5, 1e-300}))));
    click("appendRound");
    QTRY_VERIFY2(note().endsWith(QStringLiteral("Rounded to float32: some numbers are too close to 0 for it, and lose "
                                                "up to 100 % of their size.")),
                 qPrintable(note()));
    QCOMPARE(inWords(appended()), QStringLiteral("float32 (1, 2) 0.5 0.0"));
}

void TestAppendImport::whatIsTooLargeIsNotRounded()
{
    openFor({2}, ElementKind::Float32);
    openFile(write("huge.npy", npy("<f8", "(1, 2)", doubles(std::array{0.1, 1e39}))));
    QCOMPARE(note(), QStringLiteral("The element at (0, 1) is 1e+39, which float32 does not hold."));
    QVERIFY(!field("appendRound")->isVisible());
    openFor({2}, ElementKind::Int16); // integers are not rounded to
    openFile(write("half.npy", npy("<f8", "(1, 2)", doubles(std::array{1.0, 1.5}))));
    QCOMPARE(note(), QStringLiteral("The element at (0, 1) is 1.5, which int16 does not hold without loss."));
    QVERIFY(!field("appendRound")->isVisible());
}

void TestAppendImport::largeArraysAreRoundedOnRequest()
{
    constexpr qint64 kElements = 6'400'000;
    openFor({2}, ElementKind::Complex64);
    const QByteArray begin = npy("<f8", "(3200000, 2)", doubles(std::array{0.5, 0.1}));
    const QString path = write("large.npy", begin);
    QVERIFY(QFile::resize(path, begin.size() + (kElements - 2) * 8)); // zeros
    openFile(path);
    QVERIFY2(note().startsWith(QStringLiteral("The element at (0, 1) is 0.1, which complex64 does not hold without")),
             qPrintable(note()));
    click("appendRound");
    QTRY_VERIFY2(note().endsWith(QStringLiteral("All numbers are rounded to complex64; if one is too large for it, "
                                                "nothing is appended.")),
                 qPrintable(note()));
    click("formAccept");
    QVERIFY(m_askedForFile->at(0).at(0).value<AppendFile>().rounds);
}

void TestAppendImport::encodingsAreGuessedAndChosen()
{
    openFor({2});
    openFile(write("utf8.csv", "T in \xC2\xB0\x43,U\n1,2\n"));
    QCOMPARE(field<QComboBox>("tableEncoding")->currentText(), QStringLiteral("UTF-8"));
    QCOMPARE(note(), QStringLiteral("Appends one row; the array will have 1,025."));
    openFor({2});
    openFile(write("latin1.csv", "T in \xB0\x43,\xB5V\n1,2\n"));
    const QString fine = QStringLiteral("Appends one row; the array will have 1,025. The file is read as Latin-1.");
    QCOMPARE(note(), fine);
    QCOMPARE(field<QComboBox>("tableEncoding")->currentText(), QStringLiteral("Latin-1"));
    QCOMPARE(grid()->model()->headerData(0, Qt::Horizontal).toString(), QString::fromUtf8("T in °C"));
    DialogTest::choose("tableEncoding", 0);
    QTRY_COMPARE(note(), QStringLiteral("Line 1, column 6: the byte 0xB0 is not UTF-8. Choose another encoding, or "
                                        "correct the file."));
    QVERIFY(!acceptButton()->isEnabled());
    DialogTest::choose("tableEncoding", 1);
    QTRY_COMPARE(note(), fine);
    pasteText("3\t4\n"); // the clipboard has characters
    QVERIFY(!field("tableEncoding")->isEnabled());
}

void TestAppendImport::commentsThatAreLeftOutAreCounted()
{
    openFor({2});
    openFile(write("rows.csv", "# by whom\n1,2\n# between\n3,4\n"));
    QCOMPARE(note(), QStringLiteral("Appends 2 rows; the array will have 1,026. 2 comment lines are left out."));
    takePictures("append-comments");
    grid()->selectAll();
    click("appendRemove"); // and nothing is said any more of what is not there
    openFile(write("one.csv", "# a b\n1,2\n"));
    QCOMPARE(note(), QStringLiteral("Appends one row; the array will have 1,025. 1 comment line is left out."));
}

void TestAppendImport::aTextTakenForANameIsSaid()
{
    openForTexts(8);
    openFile(write("texts.csv", "first\n1\n2\n"));
    QCOMPARE(cells(), words({"first", "1", "2"})); // nothing is left out unasked
    QCOMPARE(note(), QStringLiteral("Appends 3 rows; the array will have 1,027."));
    click("tableHeader");
    QTRY_COMPARE(cells(), words({"1", "2"}));
    QCOMPARE(note(), QStringLiteral("Appends 2 rows; the array will have 1,026. 'first' in the first line is taken as "
                                    "the name of the column; untick \"First line has names\" if it is a text like the "
                                    "others."));
    takePictures("append-name");
}

void TestAppendImport::aTextThatEndsInNulIsRefused()
{
    openForTexts(8);
    QCOMPARE(field<QLabel>("appendTarget")->text(),
             QStringLiteral("Single elements of 8-byte text; it has 1,024 now."));
    openFile(write("texts.csv", QByteArray("ab\0\ncd\n", 7)));
    QCOMPARE(note(), QStringLiteral("Row 1024: The text ends in a NUL, which the array's texts of one width would "
                                    "lose."));
    QVERIFY(!acceptButton()->isEnabled());
}

void TestAppendImport::aNoteOfSeveralLinesIsShownInFull()
{
    openForTexts(8);
    dialog()->resize(520, dialog()->minimumSizeHint().height());
    QCoreApplication::processEvents();
    const auto isWhole = [this] {
        const auto labels = field<NoteLine>("formNote")->findChildren<QLabel*>();
        return std::ranges::all_of(labels, [](const QLabel* label) {
            return !label->wordWrap() || label->height() >= label->heightForWidth(label->width());
        });
    };
    QVERIFY(isWhole());
    const int before = dialog()->height();
    openFile(write("texts.csv", "first\n1\n2\n"));
    click("tableHeader");
    QTRY_VERIFY(note().size() > 100);
    QVERIFY(isWhole());
    QVERIFY(dialog()->height() > before);
    takePictures("append-long-note");
}

QTEST_MAIN(TestAppendImport)
#include "tst_append_import.moc"
