// SPDX-License-Identifier: GPL-3.0-or-later
// What the tests of the append dialog have in common: its cells, the clipboard, files to open.
#pragma once

#include "ui/dialogs/AppendDialog.h"

#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTableView>

#include "DialogTest.h"

namespace h5scout::test
{

inline QString inWords(const NdArray& array)
{
    QString words = QString::fromStdString(dtypeName(array.type()) + ' ' + formatShape(array.shape()));
    for (std::size_t i = 0; i < array.size(); ++i)
        words += QLatin1Char(' ') + QString::fromStdString(array.toText(i));
    return words;
}

/// The bytes of a .npy file.
inline QByteArray npy(const QByteArray& descr, const QByteArray& shape, const QByteArray& elements)
{
    QByteArray header = "{'descr': '" + descr + "', 'fortran_order': False, 'shape': " + shape + ", }";
    header = header.leftJustified(117, ' ') + '\n';
    return QByteArray("\x93NUMPY\x01\x00", 8) + static_cast<char>(header.size()) + '\0' + header + elements;
}

class AppendDialogTest : protected DialogTest
{
protected:
    void openFor(Shape itemShape, ElementKind kind = ElementKind::Float64, NodeKind node = NodeKind::EArray)
    {
        openFor(std::move(itemShape), elementTypeOf(kind), node);
    }
    /// Single texts of one width.
    void openForTexts(std::size_t byteSize) { openFor({}, {ElementKind::FixedString, byteSize}, NodeKind::EArray); }
    void openFor(Shape itemShape, const ElementType& type, NodeKind node)
    {
        m_append = std::make_unique<ui::AppendDialog>(
            ui::AppendTarget{"/RawData/Scan000/EnlData00", node, type, std::move(itemShape), 1024, false});
        m_asked = std::make_unique<QSignalSpy>(m_append.get(), &ui::AppendDialog::requested);
        m_askedForFile = std::make_unique<QSignalSpy>(m_append.get(), &ui::AppendDialog::fileRequested);
        open(m_append.get());
        const bool isText = type.kind == ElementKind::FixedString;
        QCOMPARE(note(), isText ? QStringLiteral("Type or paste texts, or open a file that has them.")
                                : QStringLiteral("Type or paste numbers, or open a file that has them."));
        QVERIFY(!acceptButton()->isEnabled());
    }
    QTableView* grid() const { return field<QTableView>("appendGrid"); }
    QStringList cells() const
    {
        QStringList lines;
        const QAbstractItemModel* model = grid()->model();
        for (int row = 0; row < model->rowCount(); ++row) {
            QStringList line;
            for (int column = 0; column < model->columnCount(); ++column)
                line += model->index(row, column).data().toString();
            lines += line.join(QLatin1Char(' '));
        }
        return lines;
    }
    static QStringList words(std::initializer_list<const char*> lines)
    {
        QStringList list;
        for (const char* line : lines)
            list += QString::fromUtf8(line);
        return list;
    }
    void choose(int row, int column) { grid()->setCurrentIndex(grid()->model()->index(row, column)); }
    void typeCell(int row, int column, const char* text)
    {
        grid()->setFocus();
        choose(row, column);
        QTest::keyClicks(grid()->viewport(), QLatin1String(text).left(1));
        auto* editor = grid()->findChild<QLineEdit*>();
        QVERIFY(editor);
        editor->setText(QLatin1String(text));
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_VERIFY(!grid()->findChild<QLineEdit*>());
        QCOMPARE(m_asked->count(), 0); // Enter ends the cell, not the dialog
    }
    void pasteText(const char* text)
    {
        QGuiApplication::clipboard()->setText(QString::fromUtf8(text));
        grid()->setFocus();
        QTest::keyClick(grid(), Qt::Key_V, Qt::ControlModifier);
        QTRY_VERIFY(note() != QStringLiteral("The table is being read."));
    }
    /// As it comes from a keyboard, wherever the keys go: '\\n' and '\\t' are Enter and Tab.
    void typeOn(const char* keys)
    {
        for (const char key : QByteArray(keys)) {
            QWidget* target = QApplication::focusWidget();
            QVERIFY(target);
            if (key == '\n' || key == '\t')
                QTest::keyClick(target, key == '\n' ? Qt::Key_Return : Qt::Key_Tab);
            else
                QTest::keyClick(target, key);
            QCoreApplication::processEvents();
        }
    }
    NdArray appended()
    {
        click("formAccept");
        return m_asked->count() == 1 ? request().rows : NdArray();
    }
    AppendRows request() const { return m_asked->at(0).at(0).value<AppendRows>(); }
    QString write(const char* name, const QByteArray& bytes)
    {
        QFile file(m_folder.filePath(QString::fromLatin1(name)));
        if (file.open(QIODevice::WriteOnly))
            file.write(bytes);
        return file.fileName();
    }
    void openFile(const QString& path)
    {
        m_append->openFile(path);
        QTRY_VERIFY(note() != QStringLiteral("The table is being read."));
    }

    QTemporaryDir m_folder;
    std::unique_ptr<ui::AppendDialog> m_append;
    std::unique_ptr<QSignalSpy> m_asked;
    std::unique_ptr<QSignalSpy> m_askedForFile;
};

} // namespace h5scout::test

Q_DECLARE_METATYPE(h5scout::AppendRows)
Q_DECLARE_METATYPE(h5scout::AppendFile)
