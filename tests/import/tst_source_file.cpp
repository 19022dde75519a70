// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/import/SourceFile.h"

#include "h5scout/value/Error.h"

#include <QDateTime>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace h5scout;

/// A file that is no longer what was shown of it is noticed.
class TestSourceFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void knowsAFileAgain();
    void noticesAnotherSize();
    void noticesAnotherTime();
    void saysWhatIsNoFile();

private:
    std::string path(const char* name) const { return m_folder.filePath(QLatin1String(name)).toStdString(); }

    QTemporaryDir m_folder;
};

namespace
{

void write(const std::string& path, const QByteArray& content)
{
    QFile file(QString::fromStdString(path));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

template <typename Call>
QByteArray refusal(Call call)
{
    try {
        call();
        return "done";
    } catch (const Error& error) {
        return QByteArray::fromStdString(error.reason());
    }
}

} // namespace

void TestSourceFile::init()
{
    write(path("rows.csv"), "1,2\n");
}

void TestSourceFile::knowsAFileAgain()
{
    const SourceStamp stamp = stampOfSource(path("rows.csv"));
    QCOMPARE(stamp.byteCount, std::uint64_t{4});
    requireUnchanged(path("rows.csv"), stamp);
    std::string line;
    std::ifstream file = openSource(path("rows.csv"));
    QVERIFY(std::getline(file, line));
    QCOMPARE(line, std::string("1,2"));
}

void TestSourceFile::noticesAnotherSize()
{
    const SourceStamp stamp = stampOfSource(path("rows.csv"));
    write(path("rows.csv"), "1,2\n3,4\n");
    QCOMPARE(refusal([&] { requireUnchanged(path("rows.csv"), stamp); }),
             QByteArray("rows.csv has been changed since its beginning was shown."));
}

void TestSourceFile::noticesAnotherTime()
{
    const SourceStamp stamp = stampOfSource(path("rows.csv"));
    QFile file(m_folder.filePath(QStringLiteral("rows.csv")));
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.setFileTime(QDateTime::currentDateTime().addSecs(-60), QFileDevice::FileModificationTime));
    QCOMPARE(refusal([&] { requireUnchanged(path("rows.csv"), stamp); }),
             QByteArray("rows.csv has been changed since its beginning was shown."));
}

void TestSourceFile::saysWhatIsNoFile()
{
    QCOMPARE(refusal([&] { stampOfSource(path("none.csv")); }),
             QByteArray("none.csv cannot be read: there is no such file."));
    QCOMPARE(refusal([&] { openSource(m_folder.path().toStdString()); }),
             QFileInfo(m_folder.path()).fileName().toUtf8() + " cannot be read: it is no file.");
}

QTEST_GUILESS_MAIN(TestSourceFile)
#include "tst_source_file.moc"
