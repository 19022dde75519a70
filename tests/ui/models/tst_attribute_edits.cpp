// SPDX-License-Identifier: GPL-3.0-or-later
#include "FakeWorkerFile.h"
#include "PrintModel.h"
#include "h5scout/client/FileClient.h"
#include "ui/models/AttributeModel.h"

#include <QAbstractItemModelTester>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace h5scout;
using namespace h5scout::test;
using namespace h5scout::ui;

class TestAttributeEdits : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void nothingCanBeEditedWhileEditingIsOff();
    void saysWhyACellCannotBeEdited();
    void formatAttributesAreLockedUntilUnlocked();
    void aValueIsSavingUntilItHasBeenReadBack();
    void aFailureBringsTheOldValueBack();
    void quickEditsOfARowAreSentOneAfterTheOther();
    void whatFollowsARenameHasTheNewName();
    void anEditGoesOnWhenAnotherNodeIsShown();
    void aRemovedRowGoes();
    void anAddedRowComesAndTheOthersStay();
    void anExistingNameIsRefused();
    void undoAndRedoAreShown();
    void aCutValueIsReadAgainAfterAnEdit();
    void namesAreChecked();
    void aFailedReadingAgainKeepsTheRows();

private:
    QModelIndex cell(int row, int column) const { return m_model->index(row, column); }
    QModelIndex value(int row) const { return cell(row, AttributeModel::ValueColumn); }
    bool set(int row, const Value& typed) { return m_model->setData(value(row), QVariant::fromValue(typed)); }
    bool rename(int row, const char* name) { return m_model->setData(cell(row, 0), QString::fromUtf8(name)); }
    QStringList rows() const { return printModel(*m_model).split(QLatin1Char('\n'), Qt::SkipEmptyParts); }
    void waitForRefresh();

    std::unique_ptr<FakeWorkerFile> m_file;
    std::unique_ptr<FileClient> m_client;
    std::unique_ptr<AttributeModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestAttributeEdits::init()
{
    QLocale::setDefault(QLocale::c());
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_file = std::make_unique<FakeWorkerFile>();
    m_file->addGroup("/a");
    m_file->addGroup("/b");
    m_file->addAttribute("/a", "CLASS", Text{"GROUP"});
    m_file->addAttribute("/a", "count", std::int64_t{3}).encoding = AttributeInfo::Encoding::PymodaqJson;
    m_file->addAttribute("/a", "units", Text{"V"});
    m_file->addAttribute("/b", "other", 1.5);
    m_client = std::make_unique<FileClient>(QStringLiteral("/data/run.h5"), m_file->factory());
    m_model = std::make_unique<AttributeModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_tester->setUseFetchMore(false);
    (void)m_client->open();
    (void)m_client->startEditing();
    m_model->showNode(m_client.get(), "/a");
    QTRY_COMPARE(m_model->state(), LoadingState::Loaded);
    QTRY_VERIFY(m_client->editState().isEditing);
    m_model->setEditing(true);
}

void TestAttributeEdits::cleanup()
{
    m_tester.reset();
    m_model.reset();
    m_client.reset();
    m_file.reset();
}

void TestAttributeEdits::waitForRefresh()
{
    QSignalSpy refreshed(m_model.get(), &AttributeModel::refreshed);
    QVERIFY(refreshed.wait());
}

void TestAttributeEdits::nothingCanBeEditedWhileEditingIsOff()
{
    m_model->setEditing(false);
    QVERIFY(!value(1).flags().testFlag(Qt::ItemIsEditable));
    QCOMPARE(m_model->whyNotEditable(value(1)), QStringLiteral("Turn on editing (Ctrl+E) to change attributes."));
    QVERIFY(!set(1, std::int64_t{4}));
    QCOMPARE(m_file->askedCount(RequestKind::Edit), 0);
}

void TestAttributeEdits::saysWhyACellCannotBeEdited()
{
    m_file->addAttribute("/a", "picture", Bytes{"PNG"});
    m_file->addAttribute("/a", "damaged", None{}).error = "Its heap is damaged.";
    m_file->addAttribute("/a", "list", List{{std::int64_t{1}}});
    m_model->showNode(m_client.get(), "/a");
    waitForRefresh();
    QCOMPARE(m_model->whyNotEditable(value(1)), QString());
    QCOMPARE(m_model->whyNotEditable(value(3)), QStringLiteral("Bytes are shown, but not edited."));
    QCOMPARE(m_model->whyNotEditable(value(4)), QStringLiteral("The value could not be read, so it cannot be edited."));
    QCOMPARE(m_model->whyNotEditable(m_model->index(0, 1, cell(5, 0))),
             QStringLiteral("Parts are edited with their whole: edit the row of the attribute itself."));
    for (const int row : {3, 4}) {
        QVERIFY(!value(row).flags().testFlag(Qt::ItemIsEditable));
        QVERIFY(cell(row, 0).flags().testFlag(Qt::ItemIsEditable)); // it can be renamed all the same
        QVERIFY(m_model->whyNotChangeable(row).isEmpty());
    }
    QVERIFY(value(3).data(Qt::ToolTipRole).toString().contains(QStringLiteral("Bytes are shown")));
}

void TestAttributeEdits::formatAttributesAreLockedUntilUnlocked()
{
    QVERIFY(m_model->whyNotEditable(value(0)).startsWith(QStringLiteral("The file's format needs this attribute.")));
    QVERIFY(!m_model->whyNotChangeable(0).isEmpty());
    QVERIFY(!set(0, Text{"CARRAY"}) && !rename(0, "KLASS"));
    const QVariant lock = cell(0, 0).data(Qt::DecorationRole);
    QVERIFY(lock.isValid() && !cell(1, 0).data(Qt::DecorationRole).isValid());
    m_model->setFormatUnlocked(true);
    QCOMPARE(m_model->whyNotEditable(value(0)), QString());
    QVERIFY(set(0, Text{"CARRAY"}));
    waitForRefresh();
    QCOMPARE(rows().front(), QStringLiteral("CLASS | CARRAY | str"));
    m_model->setEditing(false);
    QVERIFY(!cell(0, 0).data(Qt::DecorationRole).isValid());
}

void TestAttributeEdits::aValueIsSavingUntilItHasBeenReadBack()
{
    m_file->hold();
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    QVERIFY(set(1, std::int64_t{4}));
    QCOMPARE(changed.count(), 1);
    QCOMPARE(rows()[1], QStringLiteral("count | 4 | Saving..."));
    QVERIFY(value(1).data(Qt::DecorationRole).isValid());
    m_file->releaseOne(); // the edit
    QTRY_COMPARE(m_file->heldRequests(), 1);
    QCOMPARE(rows()[1], QStringLiteral("count | 4 | Saving..."));
    m_file->node("/a").attributes[1].value = std::int64_t{5}; // what is in the file is shown, whatever was typed
    m_file->release();
    waitForRefresh();
    QCOMPARE(rows()[1], QStringLiteral("count | 5 | int · PyMoDAQ JSON"));
    QVERIFY(!value(1).data(Qt::DecorationRole).isValid());
}

void TestAttributeEdits::aFailureBringsTheOldValueBack()
{
    m_file->fail(RequestKind::Edit, "The disk is full.");
    QSignalSpy failed(m_model.get(), &AttributeModel::editFailed);
    QVERIFY(set(2, Text{"mV"}));
    QCOMPARE(rows()[2], QStringLiteral("units | mV | Saving..."));
    QVERIFY(failed.wait());
    QVERIFY(failed.first().first().value<UserError>().sentence().contains(QStringLiteral("The disk is full.")));
    QCOMPARE(rows()[2], QStringLiteral("units | V | str"));
    QVERIFY(m_model->whyNotEditable(value(2)).isEmpty());
}

void TestAttributeEdits::quickEditsOfARowAreSentOneAfterTheOther()
{
    m_file->hold();
    QVERIFY(set(1, std::int64_t{4}) && set(1, std::int64_t{5}) && set(2, Text{"mV"}));
    QCOMPARE(m_file->askedCount(RequestKind::Edit), 1);
    QCOMPARE(rows()[1], QStringLiteral("count | 5 | Saving..."));
    m_file->releaseOne();
    QTRY_COMPARE(m_file->askedCount(RequestKind::Edit), 2);
    m_file->release();
    QTRY_COMPARE(rows()[2], QStringLiteral("units | mV | str"));
    QCOMPARE(rows()[1], QStringLiteral("count | 5 | int · PyMoDAQ JSON"));
    QCOMPARE(m_client->editState().undoNames.size(), 3);
}

void TestAttributeEdits::whatFollowsARenameHasTheNewName()
{
    m_file->hold();
    QSignalSpy renamed(m_model.get(), &AttributeModel::renamed);
    const QPersistentModelIndex row = m_model->index(2, 0); // an editor may be open in it
    QVERIFY(rename(2, "Units"));
    QCOMPARE(rows()[2], QStringLiteral("Units | V | Saving..."));
    QVERIFY(set(2, Text{"mV"}));
    m_file->release();
    QTRY_COMPARE(rows()[2], QStringLiteral("Units | mV | str"));
    QVERIFY(row.isValid());
    QCOMPARE(renamed.count(), 1);
    QCOMPARE(renamed.first()[1].toByteArray(), QByteArray("Units"));
    QCOMPARE(m_file->node("/a").attributes[2].name, QByteArray("Units"));
    QCOMPARE(m_model->rowCount(), 3);
}

void TestAttributeEdits::anEditGoesOnWhenAnotherNodeIsShown()
{
    m_file->hold();
    QVERIFY(set(1, std::int64_t{4}) && set(2, Text{"mV"}));
    m_model->showNode(m_client.get(), "/b");
    m_file->release();
    QTRY_VERIFY(m_file->node("/a").attributes[2].value == Value(Text{"mV"}));
    QTRY_COMPARE(rows(), QStringList(QStringLiteral("other | 1.5 | float")));
    QVERIFY(m_file->node("/a").attributes[1].value == Value(std::int64_t{4}));
}

void TestAttributeEdits::aRemovedRowGoes()
{
    QSignalSpy removed(m_model.get(), &QAbstractItemModel::rowsRemoved);
    int ended = 0;
    m_model->removeAttributes({1}, [&ended](const Result<Edited>& result) { ended += result.hasValue() ? 1 : 0; });
    QCOMPARE(rows()[1], QStringLiteral("count | 3 | Removing..."));
    QVERIFY(!value(1).flags().testFlag(Qt::ItemIsEditable));
    waitForRefresh();
    QCOMPARE(ended, 1);
    QCOMPARE(removed.count(), 1);
    QCOMPARE(rows(), QStringList({QStringLiteral("CLASS | GROUP | str"), QStringLiteral("units | V | str")}));
    QCOMPARE(m_model->total(), quint64(2));
}

void TestAttributeEdits::anAddedRowComesAndTheOthersStay()
{
    const QPersistentModelIndex units(value(2));
    QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
    m_model->addAttribute("label", Text{"Signal"}, AttributeStorage::PymodaqJson, {});
    waitForRefresh();
    QCOMPARE(rows().last(), QStringLiteral("label | Signal | str · PyMoDAQ JSON"));
    QCOMPARE(reset.count(), 0);
    QVERIFY(units.isValid() && units.row() == 2);
}

void TestAttributeEdits::anExistingNameIsRefused()
{
    QString why;
    m_model->addAttribute("units", Text{"x"}, AttributeStorage::Native,
                          [&why](const Result<Edited>& result) { why = result.error().sentence(); });
    QTRY_VERIFY(why.contains(QStringLiteral("There is an attribute of that name already.")));
    QVERIFY(m_file->node("/a").attributes[2].value == Value(Text{"V"}));
}

void TestAttributeEdits::undoAndRedoAreShown()
{
    QVERIFY(set(2, Text{"mV"}));
    waitForRefresh();
    (void)m_client->undo();
    waitForRefresh();
    QCOMPARE(rows()[2], QStringLiteral("units | V | str"));
    (void)m_client->redo();
    waitForRefresh();
    QCOMPARE(rows()[2], QStringLiteral("units | mV | str"));
}

void TestAttributeEdits::aCutValueIsReadAgainAfterAnEdit()
{
    m_file->addAttribute("/a", "log", Text{std::string(20'000, 'w')});
    m_model->showNode(m_client.get(), "/a");
    waitForRefresh();
    QVERIFY(!value(3).data(Qt::EditRole).isValid()); // the beginning alone is not to be edited
    QVERIFY(m_model->requestWhole(3));
    QTRY_VERIFY(value(3).data(Qt::EditRole).isValid());
    std::string changed(20'000, 'w');
    changed.back() = 'x'; // behind the beginning
    QVERIFY(set(3, Text{changed}));
    waitForRefresh();
    QVERIFY(value(3).data(IsCutRole).toBool());
    QVERIFY(m_model->requestWhole(3));
    QTRY_VERIFY(value(3).data(WholeTextRole).toString().endsWith(QLatin1Char('x')));
}

void TestAttributeEdits::namesAreChecked()
{
    const auto problem = [this](const char* name, int own = -1) {
        return m_model->nameProblem(QString::fromUtf8(name), own);
    };
    QCOMPARE(problem("label"), QString());
    QCOMPARE(problem("units", 2), QString()); // its own
    QCOMPARE(problem("units"), QStringLiteral("There is an attribute of that name already."));
    QCOMPARE(problem(""), QStringLiteral("The name is empty."));
    QCOMPARE(problem("a "), QStringLiteral("The name begins or ends with a space."));
    QCOMPARE(problem("VERSION"), QStringLiteral("An attribute of this name belongs to the file's format."));
    const auto check = cell(2, 0).data(NameCheckRole).value<NameCheck>();
    QVERIFY(check && check(QStringLiteral("units")).isEmpty() && !check(QStringLiteral("count")).isEmpty());
    QVERIFY(!rename(2, "count"));
    QCOMPARE(m_file->askedCount(RequestKind::Edit), 0);
}

void TestAttributeEdits::aFailedReadingAgainKeepsTheRows()
{
    m_file->fail(RequestKind::Attributes, "It is gone.");
    QSignalSpy failed(m_model.get(), &AttributeModel::failed);
    QVERIFY(set(2, Text{"mV"}));
    QVERIFY(failed.wait());
    QCOMPARE(rows()[2], QStringLiteral("units | V | str")); // as read before
    QCOMPARE(m_model->state(), LoadingState::Failed);
    m_file->succeed();
    m_model->showNode(m_client.get(), "/a");
    waitForRefresh();
    QCOMPARE(rows()[2], QStringLiteral("units | mV | str"));
}

QTEST_MAIN(TestAttributeEdits)
#include "tst_attribute_edits.moc"
