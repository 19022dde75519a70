// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/RemoveNodeDialog.h"

#include <QLabel>
#include <QSignalSpy>

#include "DialogTest.h"

using namespace h5scout;
using namespace h5scout::ui;

class TestRemoveNodeDialog : public QObject, private test::DialogTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() { begin(); }
    void cleanup() { m_remove.reset(); }

    void saysWhatGoes();
    void saysWhoWillMissIt();
    void enterAloneDeletesNothing();
    void theButtonDeletes();
    void linksLeaveWhatTheyLeadTo();
    void theExtentMayStayUnknown();
    void namesAreShownAsTheyAre();
    void looksAsItShould();

private:
    void openFor(const QByteArray& path, NodeKind kind, LinkKind link = LinkKind::Hard)
    {
        NodeInfo node;
        node.path = path;
        node.name = path.mid(path.lastIndexOf('/') + 1);
        node.kind = kind;
        node.link = link;
        node.linkTarget = "/entry/data";
        if (kind == NodeKind::Group)
            node.groupType = GroupType::scan;
        m_remove = std::make_unique<RemoveNodeDialog>(node);
        m_asked = std::make_unique<QSignalSpy>(m_remove.get(), &RemoveNodeDialog::requested);
        open(m_remove.get());
    }
    QString question() const { return field<QLabel>("removeQuestion")->text(); }
    QString extent() const { return field<QLabel>("removeExtent")->text(); }

    std::unique_ptr<RemoveNodeDialog> m_remove;
    std::unique_ptr<QSignalSpy> m_asked;
};

void TestRemoveNodeDialog::saysWhatGoes()
{
    openFor("/RawData/Scan000", NodeKind::Group);
    QCOMPARE(question(), QStringLiteral("Delete the group /RawData/Scan000 and all that is in it?"));
    QCOMPARE(acceptButton()->text(), QStringLiteral("&Delete Scan000"));
    QCOMPARE(extent(), QStringLiteral("Finding out what goes with it..."));
    m_remove->showExtent(RemovalExtent{1234, 12 << 20});
    QCOMPARE(extent(), QStringLiteral("What goes: 1,234 nodes, 12 MiB of stored data."));
    m_remove->showExtent(RemovalExtent{0, 0});
    QCOMPARE(extent(), QStringLiteral("Only this name of it goes: other links keep what it names."));
    openFor("/Data00", NodeKind::CArray);
    QCOMPARE(question(), QStringLiteral("Delete /Data00?"));
}

void TestRemoveNodeDialog::saysWhoWillMissIt()
{
    openFor("/x", NodeKind::CArray);
    const auto* label = field<QLabel>("removeReferrers");
    QVERIFY(label->isHidden());
    m_remove->showReferrers(Referrers{});
    QVERIFY(label->isHidden());
    m_remove->showReferrers(Referrers{{"/image"}, 1, {}, 0, true});
    QCOMPARE(label->text(), QStringLiteral("1 array loses a dimension scale with it: /image."));
    QVERIFY(label->isVisible());
    m_remove->showReferrers(Referrers{{"/a", "/b", "/c"}, 1200, {"/link"}, 1, true});
    QCOMPARE(label->text(), QStringLiteral("1,200 arrays lose a dimension scale with it: /a, /b, /c and 1,197 more.\n"
                                           "1 soft link will lead nowhere: /link."));
    takePictures("remove-scale");
    m_remove->showReferrers(Referrers{{}, 0, {"/l", "/m"}, 2, false});
    QCOMPARE(label->text(), QStringLiteral("At least 2 soft links will lead nowhere: /l, /m."));
}

void TestRemoveNodeDialog::enterAloneDeletesNothing()
{
    openFor("/Data00", NodeKind::CArray);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(m_asked->count(), 0);
    QVERIFY(!m_remove->isVisible());
}

void TestRemoveNodeDialog::theButtonDeletes()
{
    openFor("/Data00", NodeKind::CArray);
    acceptButton()->setFocus();
    QTest::keyClick(acceptButton(), Qt::Key_Space);
    QCOMPARE(m_asked->count(), 1);
    QVERIFY(m_remove->isVisible()); // until it is told the end
    m_remove->showFailure(QStringLiteral("Could not delete it. The file has been locked."));
    QCOMPARE(note(), QStringLiteral("Could not delete it. The file has been locked."));
}

void TestRemoveNodeDialog::linksLeaveWhatTheyLeadTo()
{
    openFor("/plot", NodeKind::CArray, LinkKind::Soft);
    QCOMPARE(question(), QStringLiteral("Delete the link /plot?"));
    QCOMPARE(extent(), QStringLiteral("Only the link goes. What it leads to stays: /entry/data"));
}

void TestRemoveNodeDialog::theExtentMayStayUnknown()
{
    openFor("/Data00", NodeKind::CArray);
    m_remove->showExtent(UserError{QStringLiteral("Could not look."), QStringLiteral("It is damaged."), {}, {}});
    QCOMPARE(extent(), QStringLiteral("How much goes with it is not known. Could not look. It is damaged."));
    QVERIFY(acceptButton()->isEnabled());
}

void TestRemoveNodeDialog::namesAreShownAsTheyAre()
{
    openFor("/a&b<b>", NodeKind::CArray);
    QCOMPARE(acceptButton()->text(), QStringLiteral("&Delete a&&b<b>"));
    QCOMPARE(field<QLabel>("removeQuestion")->textFormat(), Qt::PlainText);
}

void TestRemoveNodeDialog::looksAsItShould()
{
    openFor("/RawData/Scan000", NodeKind::Group);
    m_remove->showExtent(RemovalExtent{1234, 12 << 20});
    takePictures("remove");
    m_remove->showFailure(QStringLiteral("Could not delete /RawData/Scan000 in run_042.h5. The file has been locked by "
                                         "another program. Try again when it has been closed there."));
    takePictures("remove-problem");
    for (const QLabel* label : field("formNote")->findChildren<QLabel*>()) // nothing is cut off
        if (label->wordWrap())
            QVERIFY(label->height() >= label->heightForWidth(label->width()));
}

QTEST_MAIN(TestRemoveNodeDialog)
#include "tst_remove_node_dialog.moc"
