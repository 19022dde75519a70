// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/NewFileDialog.h"

#include <QFile>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>

#include "DialogTest.h"

using namespace h5scout;
using namespace h5scout::ui;

class TestNewFileDialog : public QObject, private test::DialogTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init()
    {
        begin();
        m_folder = std::make_unique<QTemporaryDir>();
        makeDialog();
    }
    void cleanup() { m_new.reset(); }

    void makesAFileInTheFolder();
    void remembersTheConvention();
    void explainsWhereNothingCanBeMade();
    void asksBeforeReplacing();
    void replacesNoHdf5File();
    void looksAsItShould();

private:
    void makeDialog()
    {
        m_new = std::make_unique<NewFileDialog>(m_folder->path());
        m_asked = std::make_unique<QSignalSpy>(m_new.get(), &NewFileDialog::requested);
        open(m_new.get());
        QTRY_VERIFY(acceptButton()->isEnabled());
    }
    void write(const char* name, const QByteArray& bytes)
    {
        QFile file(m_folder->filePath(QString::fromLatin1(name)));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }
    NewFile asked() const { return m_asked->at(0).at(1).value<NewFile>(); }
    QString targetNote() const { return field<NoteLine>("targetNote")->text(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<NewFileDialog> m_new;
    std::unique_ptr<QSignalSpy> m_asked;
};

void TestNewFileDialog::makesAFileInTheFolder()
{
    type("targetPath", QStringLiteral("run_7"));
    QTRY_COMPARE(note(), QStringLiteral("Makes run_7.h5 and opens it for editing."));
    type("fileTitle", QStringLiteral("Night shift"));
    QTest::keyClick(field("fileTitle"), Qt::Key_Return);
    QCOMPARE(m_asked->count(), 1);
    QCOMPARE(m_asked->at(0).at(0).toString(), m_folder->filePath(QStringLiteral("run_7.h5")));
    QVERIFY(asked().convention == Convention::Tables);
    QCOMPARE(asked().title, QStringLiteral("Night shift"));
    QVERIFY(!asked().mayOverwrite);
}

void TestNewFileDialog::remembersTheConvention()
{
    click("fileH5py");
    click("formAccept");
    QVERIFY(asked().convention == Convention::H5py);
    makeDialog();
    QVERIFY(field<QAbstractButton>("fileH5py")->isChecked());
}

void TestNewFileDialog::explainsWhereNothingCanBeMade()
{
    type("targetPath", QStringLiteral("nowhere/a.h5"));
    QTRY_VERIFY(targetNote().startsWith(QStringLiteral("There is no folder")));
    QVERIFY(!acceptButton()->isEnabled());
}

void TestNewFileDialog::asksBeforeReplacing()
{
    write("notes.h5", "no HDF5 file");
    type("targetPath", QStringLiteral("notes.h5"));
    QTRY_VERIFY(targetNote().contains(QStringLiteral("you will be asked")));
    click("formAccept");
    const auto question = [this] { return m_new->findChild<QMessageBox*>(QStringLiteral("replaceQuestion")); };
    QVERIFY(question());
    QCOMPARE(m_asked->count(), 0);
    QTest::keyClick(question(), Qt::Key_Escape);
    QTRY_VERIFY(!question());
    QCOMPARE(m_asked->count(), 0);
    click("formAccept");
    for (QAbstractButton* button : question()->buttons())
        if (question()->buttonRole(button) == QMessageBox::AcceptRole) {
            QTest::mouseClick(button, Qt::LeftButton);
            break;
        }
    QTRY_COMPARE(m_asked->count(), 1);
    QVERIFY(asked().mayOverwrite);
}

void TestNewFileDialog::replacesNoHdf5File()
{
    write("old.h5", QByteArray("\x89HDF\r\n\x1a\n", 8));
    type("targetPath", QStringLiteral("old.h5"));
    QTRY_VERIFY(targetNote().contains(QStringLiteral("is an HDF5 file")));
    QVERIFY(!acceptButton()->isEnabled());
}

void TestNewFileDialog::looksAsItShould()
{
    type("targetPath", QStringLiteral("/home/run_7.h5"));
    QTRY_VERIFY(!targetNote().isEmpty() || acceptButton()->isEnabled());
    takePictures("file");
    type("targetPath", QStringLiteral("/nowhere/run_7.h5"));
    QTRY_VERIFY(!targetNote().isEmpty());
    takePictures("file-problem");
}

Q_DECLARE_METATYPE(h5scout::NewFile)

QTEST_MAIN(TestNewFileDialog)
#include "tst_new_file_dialog.moc"
