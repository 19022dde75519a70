// SPDX-License-Identifier: GPL-3.0-or-later
// Rows for arrays that h5py and PyTables made: texts, enums, slices along another dimension, objects.
#include "RealEditingTest.h"

#include "Pictures.h"
#include "ui/dialogs/AppendDialog.h"

#include <QClipboard>
#include <QDialog>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QProcess>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

using namespace h5scout;
using namespace h5scout::test;
using namespace h5scout::ui;

class TestRealRows : public RealEditingTest
{
    Q_OBJECT
private Q_SLOTS:
    void appendsPastedRows_data();
    void appendsPastedRows();
    void appendsAFileOfSlices();
    void appendsAnObject();
    void whatDoesNotFitIsSaid_data();
    void whatDoesNotFitIsSaid();

private:
    /// The file with the arrays, and that one as the current node, to be edited.
    bool editGrowing(const QString& node);
    /// Empty if h5py and PyTables find every expression true, else what they say.
    QString judgedRows(const QStringList& expressions) const;
    QDialog* openAppend(const char* name);
    /// The dialog, with the text pasted into its cells.
    QDialog* pasted(const QString& text);
};

bool TestRealRows::editGrowing(const QString& node)
{
    QProcess python;
    python.start(QStringLiteral(H5SCOUT_PYTHON),
                 {QStringLiteral(H5SCOUT_GROWING_ARRAYS), QStringLiteral("add"), m_path});
    if (!python.waitForFinished(60'000) || python.exitCode() != 0) {
        qInfo("%s", python.readAllStandardError().constData());
        return false;
    }
    m_original = contentOf(m_path);
    return edit(node);
}

QString TestRealRows::judgedRows(const QStringList& expressions) const
{
    QProcess python;
    python.start(QStringLiteral(H5SCOUT_PYTHON),
                 QStringList{QStringLiteral(H5SCOUT_GROWING_ARRAYS), QStringLiteral("judge"), m_path} + expressions);
    if (!python.waitForFinished(60'000))
        return QStringLiteral("Python did not end");
    const QString said = QString::fromUtf8(python.readAllStandardOutput() + python.readAllStandardError()).trimmed();
    return python.exitCode() == 0 ? QString() : said + QStringLiteral(" (exit code %1)").arg(python.exitCode());
}

QDialog* TestRealRows::openAppend(const char* name)
{
    QTest::keyClick(tree(), Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
    QDialog* dialog = nullptr;
    const bool isOpen =
        QTest::qWaitFor([&] { return (dialog = m_window->findChild<QDialog*>(QLatin1String(name))) != nullptr; });
    return isOpen && QTest::qWaitForWindowActive(dialog) ? dialog : nullptr;
}

QDialog* TestRealRows::pasted(const QString& text)
{
    QGuiApplication::clipboard()->setText(text);
    QDialog* dialog = openAppend("appendDialog");
    auto* grid = dialog ? dialog->findChild<QTableView*>(QStringLiteral("appendGrid")) : nullptr;
    if (!grid || !QTest::qWaitFor([&] { return grid->hasFocus(); }))
        return nullptr;
    QTest::keyClick(grid, Qt::Key_V, Qt::ControlModifier);
    const auto isRead = [&] { return !textOf(dialog).contains(QStringLiteral("is being read")); };
    return QTest::qWaitFor(isRead) ? dialog : nullptr;
}

void TestRealRows::appendsPastedRows_data()
{
    QTest::addColumn<QString>("node");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("takes");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const char* node, const char* text, const char* takes, const char* expected) {
        QTest::newRow(name) << QString::fromUtf8(node) << QString::fromUtf8(text) << QString::fromUtf8(takes)
                            << QString::fromUtf8(expected);
    };
    row("texts, one in a line", "texts", "gamma, δ; ε\n# no comment\n  \tx\n",
        "Single elements of texts of any length; it has 2 now.",
        "[x.decode() for x in f['texts'][()]] == ['alpha', 'beta', 'gamma, δ; ε', '# no comment', '  \\tx']");
    row("rows of texts", "cells", "a long one\tb, c\td\n1\t2\t3\n",
        "Rows of the shape (3,) of texts of any length; it has 1 now.",
        "[[x.decode() for x in row] for row in f['cells'][1:]] == [['a long one', 'b, c', 'd'], ['1', '2', '3']]");
    row("names and numbers of an enum", "colours", "GREEN\n42\nRED\n",
        "Single elements of the enum BLUE (42), GREEN (1) and RED (0); it has 2 now.",
        "f['colours'][()].tolist() == [0, 7, 1, 42, 0]");
    row("an enum of PyTables", "states", "OFF\nON\n", "Single elements of the enum OFF (0) and ON (1); it has 1 now.",
        "t.root.states[:].tolist() == [1, 0, 1]");
    row("a row of an enum", "lines", "BLUE\n0\n",
        "Rows of any length of the enum BLUE (42), GREEN (1) and RED (0); it has 1 now.",
        "f['lines'].shape == (2,) and f['lines'][1].tolist() == [42, 0]");
    row("columns", "wide", "7\t8\n9\t10\n", "Slices along dimension 1, of the shape (2,), of float64; it has 3 now.",
        "f['wide'][()].tolist() == [[0, 1, 2, 7, 9], [3, 4, 5, 8, 10]]");
    row("slices along the last dimension", "deep", "1\t2\t3\n4\t5\t6\n",
        "Slices along dimension 2, of the shape (2, 3), of int64; it has 4 now.",
        "f['deep'].shape == (2, 3, 5) and f['deep'][:, :, 4].tolist() == [[1, 2, 3], [4, 5, 6]] and "
        "(f['deep'][:, :, :4] == numpy.arange(24).reshape(2, 3, 4)).all()");
    row("EXTDIM 1 of PyTables", "extdim", "1\t2\n3\t4\n5\t6\n",
        "Slices along dimension 1, of the shape (3, 2), of float64; it has 2 now.",
        "t.root.extdim.nrows == 3 and t.root.extdim[:, 2, :].tolist() == [[1, 2], [3, 4], [5, 6]] and "
        "not t.root.extdim[:, :2, :].any()");
    row("an array with a limit", "short", "5\n6\n", "Single elements of float64; it has 2 now.",
        "f['short'][()].tolist() == [0, 1, 5, 6]");
}

void TestRealRows::appendsPastedRows()
{
    QFETCH(QString, node);
    QFETCH(QString, text);
    QFETCH(QString, takes);
    QFETCH(QString, expected);
    QVERIFY(editGrowing(node));
    QDialog* append = pasted(text);
    QVERIFY(append);
    QCOMPARE(append->findChild<QLabel*>(QStringLiteral("appendTarget"))->text(), takes);
    auto* accept = append->findChild<QPushButton*>(QStringLiteral("formAccept"));
    QVERIFY2(accept->isEnabled(), qPrintable(textOf(append)));
    picture(*append, QStringLiteral("append_rows_") + node);
    QTest::mouseClick(accept, Qt::LeftButton);
    QTRY_VERIFY(contentOf(m_path) != m_original);
    QVERIFY(waitUntilIdle());
    QCOMPARE(judgedRows({expected}), QString());
    checkUndoAndRedo();
}

/// As numpy.save() writes what EARRAY.append() would take: the number of slices stands at the dimension that grows.
void TestRealRows::appendsAFileOfSlices()
{
    QVERIFY(editGrowing(QStringLiteral("extdim")));
    const QString rows = m_folder->filePath(QStringLiteral("rows.npy"));
    QProcess python;
    python.start(QStringLiteral(H5SCOUT_PYTHON),
                 {QStringLiteral("-c"),
                  QStringLiteral("import numpy, sys\n"
                                 "numpy.save(sys.argv[1], numpy.arange(30.).reshape(3, 5, 2))"),
                  rows});
    QVERIFY(python.waitForFinished() && python.exitCode() == 0);
    auto* append = qobject_cast<AppendDialog*>(openAppend("appendDialog"));
    QVERIFY(append);
    append->openFile(rows);
    auto* accept = append->findChild<QPushButton*>(QStringLiteral("formAccept"));
    QTRY_VERIFY2(accept->isEnabled(), qPrintable(textOf(append)));
    QVERIFY(textOf(append).contains(QStringLiteral("Appends 5 rows; the array will have 7.")));
    QTest::mouseClick(accept, Qt::LeftButton);
    QTRY_VERIFY(contentOf(m_path) != m_original);
    QVERIFY(waitUntilIdle());
    QCOMPARE(judgedRows({QStringLiteral("(t.root.extdim[:, 2:, :] == numpy.arange(30.).reshape(3, 5, 2)).all()"),
                         QStringLiteral("t.root.extdim.nrows == 7 and not t.root.extdim[:, :2, :].any()")}),
             QString());
    checkUndoAndRedo();
}

void TestRealRows::appendsAnObject()
{
    QVERIFY(editGrowing(QStringLiteral("objects")));
    QDialog* append = openAppend("appendObjectDialog");
    QVERIFY(append);
    auto* literal = append->findChild<QPlainTextEdit*>(QStringLiteral("appendObject"));
    auto* accept = append->findChild<QPushButton*>(QStringLiteral("formAccept"));
    QVERIFY(!accept->isEnabled());
    for (const char* wrong : {"open('x')", "{'a': ", "datetime.date(2024, 1, 2)"}) {
        literal->setPlainText(QLatin1String(wrong));
        QVERIFY2(!accept->isEnabled(), wrong);
    }
    literal->setPlainText(QStringLiteral("{'gain': 2.5, 'ids': [1, (2, None)], 'text': 'µm', 'raw': b'\\x00\\xff'}"));
    QTRY_VERIFY2(accept->isEnabled(), qPrintable(textOf(append)));
    picture(*append, QStringLiteral("append_object"));
    QTest::keyClick(append, Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(contentOf(m_path) != m_original);
    QVERIFY(waitUntilIdle());
    QVERIFY2(told().contains(QStringLiteral("Append an object to objects")), qPrintable(told()));
    QCOMPARE(judgedRows({QStringLiteral("t.root.objects[1] == {'gain': 2.5, 'ids': [1, (2, None)], 'text': 'µm', "
                                        "'raw': b'\\x00\\xff'}"),
                         QStringLiteral("t.root.objects[0] == [1] and t.root.objects.nrows == 2")}),
             QString());
    checkUndoAndRedo();
}

void TestRealRows::whatDoesNotFitIsSaid_data()
{
    QTest::addColumn<QString>("node");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char* name, const char* node, const char* text, const char* sentence) {
        QTest::newRow(name) << QString::fromUtf8(node) << QString::fromUtf8(text) << QString::fromUtf8(sentence);
    };
    row("no name of the enum", "colours", "GREEN\nPINK\n",
        "Row 3: 'PINK' is no member of the enum: BLUE (42), GREEN (1) and RED (0).");
    row("a number without a name", "states", "7\n", "Row 1: '7' is no member of the enum: OFF (0) and ON (1).");
    row("more rows than there is room for", "short", "1\n2\n3\n", "3 rows are too many: the array has room for 2.");
    row("slices of another shape", "extdim", "1\t2\t3\n",
        "The table has 3 columns, but a row of the array has 2 elements in each line.");
}

void TestRealRows::whatDoesNotFitIsSaid()
{
    QFETCH(QString, node);
    QFETCH(QString, text);
    QFETCH(QString, sentence);
    QVERIFY(editGrowing(node));
    QDialog* append = pasted(text);
    QVERIFY(append);
    QVERIFY2(textOf(append).contains(sentence), qPrintable(textOf(append)));
    QVERIFY(!append->findChild<QPushButton*>(QStringLiteral("formAccept"))->isEnabled());
    QVERIFY(contentOf(m_path) == m_original);
}

QTEST_MAIN(TestRealRows)
#include "tst_real_rows.moc"
