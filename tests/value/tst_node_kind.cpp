// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestText.h"
#include "h5scout/value/NodeKind.h"

#include <QTest>

using namespace h5scout;

class TestNodeKind : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void kindsAreSpelledAsInPython_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<bool>("isArray");
        const auto add = [](const char* name, NodeKind kind, bool isArray) {
            QTest::newRow(name) << static_cast<int>(kind) << isArray;
        };
        add("GROUP", NodeKind::Group, false);
        add("ARRAY", NodeKind::Array, true);
        add("CARRAY", NodeKind::CArray, true);
        add("EARRAY", NodeKind::EArray, true);
        add("VLARRAY", NodeKind::VLArray, true);
        add("StringARRAY", NodeKind::StringArray, true);
        add("TABLE", NodeKind::Table, true);
        add("datatype", NodeKind::NamedType, false);
        add("soft link", NodeKind::SoftLink, false);
        add("external link", NodeKind::ExternalLink, false);
        add("unknown", NodeKind::Unknown, false);
    }
    void kindsAreSpelledAsInPython()
    {
        QFETCH(int, kind);
        QFETCH(bool, isArray);
        const auto tested = static_cast<NodeKind>(kind);
        QCOMPARE(bytesOf(toString(tested)), QByteArray(QTest::currentDataTag()));
        QCOMPARE(isArrayKind(tested), isArray);
    }
};

QTEST_APPLESS_MAIN(TestNodeKind)
#include "tst_node_kind.moc"
