// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include <QByteArray>
#include <QTest>

#include "TestFile.h"
#include "h5scout/backend/H5Backend.h"

namespace h5scout::test
{

/// The base of the tests of this room: after each test no HDF5 identifier is left open.
class BackendTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_before = openIdentifiers(); }
    void cleanup() { QCOMPARE(openIdentifiers(), m_before); }

private:
    std::int64_t m_before = 0;
};

/// The sentence of the exception that `work` throws, which must be of the type Exception.
template <typename Exception, typename Work>
QByteArray sentenceOf(Work work)
{
    try {
        work();
    } catch (const Exception& error) {
        return error.what();
    } catch (const std::exception& error) {
        return QByteArray("another exception: ") + error.what();
    }
    return "no exception";
}

inline H5Backend opened(const TestFile& file)
{
    H5Backend backend;
    backend.openFile(file.path());
    return backend;
}

} // namespace h5scout::test

/// The text holds the part; shows the text if not.
#define VERIFY_CONTAINS(text, part) QVERIFY2(QByteArray(text).contains(part), QByteArray(text).constData())
