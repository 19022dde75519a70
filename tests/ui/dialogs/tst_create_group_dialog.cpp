// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/CreateGroupDialog.h"

#include <QLabel>
#include <QListWidget>
#include <QSignalSpy>

#include "DialogTest.h"

using namespace h5scout;
using namespace h5scout::ui;

class TestCreateGroupDialog : public QObject, private test::DialogTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init()
    {
        begin();
        m_group = std::make_unique<CreateGroupDialog>(ParentGroup{"/RawData", {"Logger", "Scan000", "Scan001"}});
        open(m_group.get());
    }
    void cleanup() { m_group.reset(); }

    void proposesTheNextScan();
    void proposesANameForEachType();
    void keepsANameThatWasTyped();
    void tellsWhatIsWrongWithTheName();
    void tellsWhatTheTypeMeans();
    void returnsWhatWasFilledIn();
    void checksTheAttributes();
    void attributesCanBeRemoved();
    void staysUntilItIsToldTheEnd();
    void waitsWhileNothingCanBeAskedFor();
    void remembersItsSize();
    void looksAsItShould();

private:
    void chooseType(int row)
    {
        auto* types = field<QListWidget>("groupType");
        types->setFocus();
        QTest::keyClick(types, Qt::Key_Home);
        for (int i = 0; i < row; ++i)
            QTest::keyClick(types, Qt::Key_Right);
        QCOMPARE(types->currentRow(), row);
    }
    QString name() const { return field<QLineEdit>("groupName")->text(); }

    std::unique_ptr<CreateGroupDialog> m_group;
};

void TestCreateGroupDialog::waitsWhileNothingCanBeAskedFor()
{
    QSignalSpy asked(m_group.get(), &CreateGroupDialog::requested);
    type("groupName", QStringLiteral("Scan007"));
    const QString gone = QStringLiteral("run_042.h5 is not open at the moment.");
    m_group->setObstacle(gone);
    QVERIFY(!acceptButton()->isEnabled());
    QCOMPARE(note(), gone);
    QVERIFY(isProblem());
    type("groupName", QStringLiteral("Scan008")); // can be filled in all the same
    QCOMPARE(note(), gone);
    QTest::keyClick(dialog(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(asked.count(), 0);
    m_group->setObstacle({});
    QCOMPARE(note(), QStringLiteral("Makes the group /RawData/Scan008."));
    click("formAccept");
    QCOMPARE(asked.count(), 1);
    m_group->setObstacle(gone); // while it is being done
    m_group->showFailure(QStringLiteral("The worker was lost."));
    QCOMPARE(note(), QStringLiteral("The worker was lost."));
    QVERIFY(!acceptButton()->isEnabled());
    m_group->setObstacle({});
    QVERIFY(acceptButton()->isEnabled());
}

void TestCreateGroupDialog::proposesTheNextScan()
{
    QCOMPARE(name(), QStringLiteral("Scan002"));
    QVERIFY(field<QLineEdit>("groupName")->hasFocus());
    QCOMPARE(note(), QStringLiteral("Makes the group /RawData/Scan002."));
    QVERIFY(acceptButton()->isEnabled());
}

void TestCreateGroupDialog::proposesANameForEachType()
{
    const QStringList names{
        QStringLiteral("Scan002"),        QStringLiteral("Detector000"),    QStringLiteral("Actuator000"),
        QStringLiteral("CH00"),           QStringLiteral("Data_dim000"),    QStringLiteral("Data000"),
        QStringLiteral("Data_logger000"), QStringLiteral("External_h5000"), QString()};
    for (int row = 0; row < names.size(); ++row) {
        chooseType(row);
        QCOMPARE(name(), names[row]);
        QCOMPARE(acceptButton()->isEnabled(), !names[row].isEmpty());
    }
}

void TestCreateGroupDialog::keepsANameThatWasTyped()
{
    type("groupName", QStringLiteral("mine"));
    chooseType(1);
    QCOMPARE(name(), QStringLiteral("mine"));
    QCOMPARE(note(), QStringLiteral("Makes the group /RawData/Mine.")); // as PyMoDAQ does
    chooseType(8);
    QCOMPARE(note(), QStringLiteral("Makes the group /RawData/mine."));
}

void TestCreateGroupDialog::tellsWhatIsWrongWithTheName()
{
    type("groupName", QStringLiteral("a/b"));
    QCOMPARE(note(), QStringLiteral("A name cannot hold a slash: that separates the steps of a path."));
    QVERIFY(isProblem());
    QVERIFY(!acceptButton()->isEnabled());
    QVERIFY(field("problemMark") || m_group->findChild<QAction*>(QStringLiteral("problemMark")));
    type("groupName", QStringLiteral("scan001"));
    QCOMPARE(note(), QStringLiteral("There is a node of that name already."));
    QSignalSpy asked(m_group.get(), &CreateGroupDialog::requested);
    QTest::keyClick(field("groupName"), Qt::Key_Return);
    QCOMPARE(asked.count(), 0);
    type("groupName", QStringLiteral("Scan003"));
    QVERIFY(!isProblem());
    QVERIFY(!m_group->findChild<QAction*>(QStringLiteral("problemMark")));
}

void TestCreateGroupDialog::tellsWhatTheTypeMeans()
{
    chooseType(3);
    QVERIFY(field<QLabel>("groupMeaning")->text().startsWith(QStringLiteral("One channel")));
}

void TestCreateGroupDialog::returnsWhatWasFilledIn()
{
    chooseType(1);
    type("groupTitle", QStringLiteral("Camera"));
    click("metadataAdd");
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("exposure"));
    choose("metadataKind", 2); // float
    type("metadataValue", QStringLiteral("0.25"));
    click("metadataAdd");
    type("metadataName", QStringLiteral("sample"), 1);
    type("metadataValue", QStringLiteral("GaAs 7"), 1);
    QSignalSpy asked(m_group.get(), &CreateGroupDialog::requested);
    QTest::keyClick(field("metadataValue", 1), Qt::Key_Return);
    QCOMPARE(asked.count(), 1);
    const CreateGroup group = m_group->group();
    QCOMPARE(group.parent, QByteArray("/RawData"));
    QCOMPARE(group.name, QByteArray("Detector000"));
    QVERIFY(group.type == GroupType::detector);
    QCOMPARE(group.title, QStringLiteral("Camera"));
    QVERIFY(group.metadata == (Metadata{{"exposure", 0.25}, {"sample", Text{"GaAs 7"}}}));
}

void TestCreateGroupDialog::checksTheAttributes()
{
    click("metadataAdd");
    QCOMPARE(note(), QStringLiteral("Attribute 1: The name is empty."));
    type("metadataName", QStringLiteral("CLASS"));
    QCOMPARE(note(), QStringLiteral("The attribute 'CLASS' is written by itself."));
    type("metadataName", QStringLiteral("n"));
    QVERIFY(!isProblem());
    choose("metadataKind", 1); // int
    type("metadataValue", QStringLiteral("1.5"));
    QVERIFY(note().startsWith(QStringLiteral("Attribute 'n': ")));
    type("metadataValue", QStringLiteral("2"));
    QVERIFY(!isProblem());
    click("metadataAdd");
    type("metadataName", QStringLiteral("n"), 1);
    QCOMPARE(note(), QStringLiteral("There are two attributes of the name 'n'."));
    QVERIFY(!acceptButton()->isEnabled());
}

void TestCreateGroupDialog::attributesCanBeRemoved()
{
    click("metadataAdd");
    QVERIFY(isProblem());
    click("metadataRemove");
    QVERIFY(!isProblem());
    QVERIFY(m_group->group().metadata.empty());
}

void TestCreateGroupDialog::staysUntilItIsToldTheEnd()
{
    QSignalSpy asked(m_group.get(), &CreateGroupDialog::requested);
    click("formAccept");
    click("formAccept");
    QCOMPARE(asked.count(), 1);
    QVERIFY(m_group->isVisible());
    m_group->showFailure(QStringLiteral("Could not create the group. The disk is full."));
    QCOMPARE(note(), QStringLiteral("Could not create the group. The disk is full."));
    QVERIFY(isProblem());
    click("formAccept"); // once more
    QCOMPARE(asked.count(), 2);
    m_group->accept();
    QVERIFY(!m_group->isVisible());
}

void TestCreateGroupDialog::remembersItsSize()
{
    m_group->resize(800, 700);
    QTest::keyClick(m_group.get(), Qt::Key_Escape);
    QVERIFY(!m_group->isVisible());
    CreateGroupDialog again(ParentGroup{"/", {}});
    open(&again);
    QCOMPARE(again.size(), QSize(800, 700));
}

void TestCreateGroupDialog::looksAsItShould()
{
    chooseType(1);
    type("groupTitle", QStringLiteral("Camera behind the spectrometer"));
    click("metadataAdd");
    type("metadataName", QStringLiteral("exposure"));
    choose("metadataKind", 2);
    type("metadataValue", QStringLiteral("0.25"));
    click("metadataAdd");
    type("metadataName", QStringLiteral("sample"), 1);
    type("metadataValue", QStringLiteral("GaAs 7"), 1);
    takePictures("group");
    type("groupName", QStringLiteral("Scan001"));
    takePictures("group-problem");
}

QTEST_MAIN(TestCreateGroupDialog)
#include "tst_create_group_dialog.moc"
