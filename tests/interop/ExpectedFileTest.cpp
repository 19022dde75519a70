// SPDX-License-Identifier: GPL-3.0-or-later
#include "ExpectedFileTest.h"

#include "ExpectedFile.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QtTest>

namespace h5scout::tests
{

void addSampleFiles()
{
    const std::string shared = H5SCOUT_SHARED_DATA;
    QTest::addColumn<QString>("file");
    for (const auto& folder :
         {std::string(H5SCOUT_TEST_DATA), shared + "/pymodaq", shared + "/generic", shared + "/thirdparty"})
        for (const auto& file : filesWithExpectations(folder))
            QTest::newRow(file.substr(file.rfind('/', file.rfind('/') - 1) + 1).c_str())
                << QString::fromStdString(file);
}

QString stateOf(const QString& file)
{
    QFile stream(file);
    QCryptographicHash hash(QCryptographicHash::Sha1);
    if (!stream.open(QIODevice::ReadOnly) || !hash.addData(&stream))
        return QStringLiteral("cannot be read");
    const QFileInfo info(file);
    return QStringLiteral("%1 changed %2 and %3")
        .arg(QString::fromLatin1(hash.result().toHex()), info.lastModified().toString(Qt::ISODateWithMs),
             info.metadataChangeTime().toString(Qt::ISODateWithMs));
}

QString reportOf(const std::vector<std::string>& differences)
{
    constexpr std::size_t kMostLines = 40;
    QString text = QStringLiteral("%1 differences").arg(differences.size());
    for (std::size_t i = 0; i < std::min(differences.size(), kMostLines); ++i)
        text += QStringLiteral("\n   ") + QString::fromStdString(differences[i]);
    return text;
}

} // namespace h5scout::tests
