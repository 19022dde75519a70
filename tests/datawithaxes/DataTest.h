// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdexcept>
#include <string>

#include <QByteArray>
#include <QTest>

#include "TestFile.h"
#include "h5scout/data/DataReader.h"

namespace h5scout::test
{

/// The base of the tests that describe arrays: after each test no HDF5 identifier is left open.
class DataTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_before = openIdentifiers(); }
    void cleanup() { QCOMPARE(openIdentifiers(), m_before); }

private:
    std::int64_t m_before = 0;
};

/// An open file and its arrays, described.
class DescribedFile
{
public:
    explicit DescribedFile(const std::string& path)
        : m_backend(opened(path))
        , reader(m_backend)
    {}

    DataWithAxes operator[](const std::string& path)
    {
        auto data = reader.describe(path);
        if (!data)
            throw std::runtime_error(path + " holds no numbers");
        return std::move(*data);
    }

private:
    static H5Backend opened(const std::string& path)
    {
        H5Backend backend;
        backend.openFile(path);
        return backend;
    }

    H5Backend m_backend;

public:
    DataReader reader;
};

/// All notes in one text.
inline QByteArray notesOf(const DataWithAxes& data)
{
    QByteArray text;
    for (const std::string& note : data.notes)
        text += QByteArray::fromStdString(note) + '\n';
    return text;
}

} // namespace h5scout::test

/// The text holds the part; shows the text if not.
#define VERIFY_CONTAINS(text, part) QVERIFY2(QByteArray(text).contains(part), QByteArray(text).constData())
