// SPDX-License-Identifier: GPL-3.0-or-later
// Attributes edited in the pane with h5scout-worker itself; h5py and PyTables judge what is in the file then.
#include "Pictures.h"

#include "h5scout/client/FileClient.h"
#include "h5scout/client/WorkerProcess.h"
#include "ui/editors/CheckedLine.h"
#include "ui/editors/EnumBox.h"
#include "ui/editors/TextArea.h"
#include "ui/editors/TextDialog.h"
#include "ui/models/AttributeModel.h"
#include "ui/panes/AttributePane.h"

#include <QAction>
#include <QComboBox>
#include <QCryptographicHash>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

#include <memory>

using namespace h5scout;
using namespace h5scout::test;
using namespace h5scout::ui;

namespace
{

/// How PyMoDAQ writes a value of Python's own types.
QString wrapped(const char* type, const char* repr)
{
    return QStringLiteral(R"-({"module": "builtins", "type": "%1", "data": "%2"})-")
        .arg(QLatin1String(type), QLatin1String(repr));
}

} // namespace

class TestRealAttributes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale::c());
        prepareLook();
    }
    void init();
    void cleanup();

    void nativeTypesAreKept();
    void enumsAreChosenByTheirNames();
    void pymodaqAttributesStayPymodaqs();
    void addedRenamedAndRemoved();
    void undoBringsTheFileBackToTheLastByte();
    void aCommentIsWrittenAsPymodaqReadsIt();

private:
    void open(const char* file, const char* node, NodeKind kind);
    void edit(const char* name, const char* text);
    void select(const char* name);
    QString python(const QStringList& arguments) const;
    QJsonObject read() const
    {
        return QJsonDocument::fromJson(python({QStringLiteral("read"), m_path, m_node}).toUtf8()).object();
    }
    QByteArray digest() const;
    template <typename Editor>
    Editor* editor() const
    {
        const auto all = m_pane->view()->viewport()->findChildren<Editor*>(QString(), Qt::FindDirectChildrenOnly);
        return all.isEmpty() ? nullptr : all.last();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    QString m_node;
    std::unique_ptr<FileClient> m_client;
    std::unique_ptr<AttributePane> m_pane;
};

void TestRealAttributes::init()
{
    QTest::failOnWarning(
        QRegularExpression(QStringLiteral("^(?!This plugin does not support (propagate|raise|grab)).*")));
    m_folder = std::make_unique<QTemporaryDir>();
    QCOMPARE(python({QStringLiteral("make"), m_folder->path()}), QString());
}

void TestRealAttributes::cleanup()
{
    m_pane.reset();
    m_client.reset();
    m_folder.reset();
}

QString TestRealAttributes::python(const QStringList& arguments) const
{
    QProcess process;
    process.start(QStringLiteral(H5SCOUT_PYTHON), QStringList{QStringLiteral(H5SCOUT_ATTRIBUTE_JUDGE)} + arguments);
    if (!process.waitForFinished(60'000))
        return process.errorString();
    return QString::fromUtf8(process.readAllStandardOutput() + process.readAllStandardError()).trimmed();
}

QByteArray TestRealAttributes::digest() const
{
    QFile file(m_path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    return file.open(QFile::ReadOnly) && hash.addData(&file) ? hash.result() : QByteArray();
}

void TestRealAttributes::open(const char* file, const char* node, NodeKind kind)
{
    m_path = m_folder->filePath(QLatin1String(file));
    m_node = QLatin1String(node);
    m_client = std::make_unique<FileClient>(m_path, localWorkerFactory());
    m_pane = std::make_unique<AttributePane>();
    m_pane->resize(640, 320);
    m_pane->show();
    m_pane->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
    (void)m_client->open();
    QTRY_COMPARE(m_client->state(), FileClient::State::Open);
    (void)m_client->startEditing({.historyFolder = m_folder->filePath(QStringLiteral("history"))});
    QTRY_VERIFY(m_client->editState().isEditing);
    m_pane->setEditing(true);
    NodeInfo info;
    info.path = node;
    info.name = info.path.mid(1);
    info.kind = kind;
    m_pane->showNode(m_client.get(), info);
    QTRY_COMPARE(m_pane->model()->state(), LoadingState::Loaded);
}

void TestRealAttributes::select(const char* name)
{
    m_pane->view()->setFocus();
    m_pane->view()->selectionModel()->setCurrentIndex(m_pane->model()->index(m_pane->model()->rowOf(name), 0),
                                                      QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

void TestRealAttributes::edit(const char* name, const char* text)
{
    select(name);
    QTest::keyClick(m_pane->view(), Qt::Key_Return);
    auto* line = editor<CheckedLine>();
    QVERIFY(line);
    QTest::keyClick(line, Qt::Key_A, Qt::ControlModifier);
    line->insert(QString::fromUtf8(text)); // keyClicks knows ASCII only
    QVERIFY2(line->problem().isEmpty(), qPrintable(line->problem()));
    QSignalSpy refreshed(m_pane->model(), &AttributeModel::refreshed);
    QTest::keyClick(line, Qt::Key_Return);
    QTRY_COMPARE(refreshed.count(), 1);
    QCOMPARE(m_pane->message(), QString());
    const QModelIndex cell = m_pane->model()->index(m_pane->model()->rowOf(name), AttributeModel::ValueColumn);
    QCOMPARE(cell.data().toString(), QString::fromUtf8(text)); // as read back
}

void TestRealAttributes::nativeTypesAreKept()
{
    open("plain.h5", "/run", NodeKind::Group);
    edit("count", "-300");
    edit("gain", "0.1");
    edit("large", "18446744073709551614");
    edit("matrix", "[[1, 2], [3, -32768]]");
    edit("name", "é 😀");
    select("is_done");
    QTest::keyClick(m_pane->view(), Qt::Key_Return);
    auto* box = editor<QComboBox>();
    QVERIFY(box);
    box->setCurrentIndex(1);
    QTest::keyClick(box, Qt::Key_Return);
    QTRY_COMPARE(m_client->editState().undoNames.size(), 6);
    const QJsonObject found = read();
    const auto isStored = [&found](const char* name, const char* type, const QJsonValue& value) {
        const QJsonArray entry = found[QLatin1String(name)].toArray();
        if (entry.size() == 2 && entry[0].toString() == QLatin1String(type) && entry[1] == value)
            return true;
        qInfo() << name << entry;
        return false;
    };
    QVERIFY(isStored("count", "int16 ()", -300));
    QVERIFY(isStored("gain", "float32 ()", static_cast<double>(0.1F)));
    QVERIFY(found[QStringLiteral("large")].toArray()[0] == QJsonValue(QStringLiteral("uint64 ()")));
    QVERIFY(isStored("matrix", "int16 (2, 2)", QJsonArray{QJsonArray{1, 2}, QJsonArray{3, -32768}}));
    QVERIFY(isStored("name", "text ()", QString::fromUtf8("é 😀")));
    QVERIFY(isStored("is_done", "bool ()", true));
}

void TestRealAttributes::enumsAreChosenByTheirNames()
{
    open("plain.h5", "/run", NodeKind::Group);
    const auto value = [this](const char* name) {
        return m_pane->model()->index(m_pane->model()->rowOf(name), AttributeModel::ValueColumn).data().toString();
    };
    const auto names = [](const QComboBox& box) {
        QStringList found;
        for (int i = 0; i < box.count(); ++i)
            found += box.itemText(i);
        return found.join(QLatin1Char(' '));
    };
    QCOMPARE(value("state"), QStringLiteral("ON (1)"));
    QCOMPARE(value("odd"), QStringLiteral("7"));
    select("state");
    QTest::keyClick(m_pane->view(), Qt::Key_Return);
    auto* box = editor<EnumBox>();
    QVERIFY(box);
    QCOMPARE(names(*box), QStringLiteral("BROKEN OFF ON"));
    QCOMPARE(box->currentText(), QStringLiteral("ON"));
    picture(*m_pane, QStringLiteral("attributes/enum"));
    QTest::keyClick(box, Qt::Key_B); // as in any list
    QCOMPARE(box->currentText(), QStringLiteral("BROKEN"));
    QTest::keyClick(box, Qt::Key_Return);
    QTRY_COMPARE(value("state"), QStringLiteral("BROKEN (-1)"));
    QTRY_VERIFY(!editor<EnumBox>());
    const QString stored = QStringLiteral("%1 >i2 [('BROKEN', -1), ('OFF', 0), ('ON', 1)]");
    const auto judged = [this](const char* name) {
        return python({QStringLiteral("enum"), m_path, m_node, QLatin1String(name)});
    };
    QTRY_COMPARE(judged("state"), stored.arg(-1));
    // A number without a name stays one, and is left for a name.
    select("odd");
    QTest::keyClick(m_pane->view(), Qt::Key_Return);
    QVERIFY(editor<EnumBox>());
    QCOMPARE(names(*editor<EnumBox>()), QStringLiteral("BROKEN OFF ON 7"));
    QCOMPARE(editor<EnumBox>()->currentText(), QStringLiteral("7"));
    QTest::keyClick(editor<EnumBox>(), Qt::Key_Return);
    QTRY_VERIFY(!editor<EnumBox>());
    QCOMPARE(judged("odd"), stored.arg(7));
    select("odd");
    QTest::keyClick(m_pane->view(), Qt::Key_Return);
    QVERIFY(editor<EnumBox>());
    editor<EnumBox>()->setCurrentIndex(1);
    QTest::keyClick(editor<EnumBox>(), Qt::Key_Return);
    QTRY_COMPARE(value("odd"), QStringLiteral("OFF (0)"));
    QCOMPARE(judged("odd"), stored.arg(0));
}

void TestRealAttributes::pymodaqAttributesStayPymodaqs()
{
    open("tables.h5", "/Data00", NodeKind::CArray);
    edit("units", "mV");
    edit("averages", "1180591620717411303424");
    edit("window", "(1, 'a')");
    const QJsonObject found = read();
    QCOMPARE(found[QStringLiteral("units")].toArray()[1].toString(), wrapped("str", "'mV'"));
    QCOMPARE(found[QStringLiteral("averages")].toArray()[1].toString(), wrapped("int", "1180591620717411303424"));
    QCOMPARE(found[QStringLiteral("window")].toArray()[1].toString(), wrapped("tuple", "(1, 'a')"));
    QCOMPARE(python({QStringLiteral("opens"), m_path}), QStringLiteral("ok"));
}

void TestRealAttributes::addedRenamedAndRemoved()
{
    open("tables.h5", "/Data00", NodeKind::CArray);
    m_pane->model()->addAttribute("label", Text{"Signal"}, AttributeStorage::PymodaqJson, {});
    QTRY_VERIFY(m_pane->model()->rowOf("label") >= 0);
    select("averages");
    QTest::keyClick(m_pane->view(), Qt::Key_F2);
    QVERIFY(editor<CheckedLine>());
    QTest::keyClicks(editor<CheckedLine>(), QStringLiteral("N"));
    QTest::keyClick(editor<CheckedLine>(), Qt::Key_Return);
    QTRY_COMPARE(m_pane->view()->currentIndex().data(AttributeNameRole).toByteArray(), QByteArray("N"));
    select("window");
    QTest::keyClick(m_pane->view(), Qt::Key_Delete);
    QTRY_COMPARE(m_pane->message(), QStringLiteral("Removed 'window'. Ctrl+Z brings it back."));
    const QJsonObject found = read();
    QCOMPARE(found.keys(), QStringList({QStringLiteral("CLASS"), QStringLiteral("N"), QStringLiteral("TITLE"),
                                        QStringLiteral("VERSION"), QStringLiteral("label"), QStringLiteral("units")}));
    QCOMPARE(python({QStringLiteral("opens"), m_path}), QStringLiteral("ok"));
}

void TestRealAttributes::undoBringsTheFileBackToTheLastByte()
{
    open("tables.h5", "/Data00", NodeKind::CArray);
    const QByteArray before = digest();
    edit("units", "mV");
    QVERIFY(digest() != before);
    (void)m_client->undo();
    const int row = m_pane->model()->rowOf("units");
    QTRY_COMPARE(m_pane->model()->index(row, AttributeModel::ValueColumn).data().toString(), QStringLiteral("V"));
    QCOMPARE(digest(), before);
}

void TestRealAttributes::aCommentIsWrittenAsPymodaqReadsIt()
{
    open("tables.h5", "/Data00", NodeKind::CArray);
    m_pane->commentAction()->trigger();
    QTRY_VERIFY(m_pane->findChild<TextDialog*>());
    auto* dialog = m_pane->findChild<TextDialog*>();
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    QTest::keyClicks(dialog->area(), QStringLiteral("laser on"));
    QTest::keyClick(dialog->area(), Qt::Key_Return);
    QTest::keyClicks(dialog->area(), QStringLiteral("aligned"));
    QTest::keyClick(dialog->area(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(!m_pane->findChild<TextDialog*>());
    QCOMPARE(read()[QStringLiteral("comments")].toArray()[1].toString(), wrapped("str", R"('laser on\\naligned')"));
}

QTEST_MAIN(TestRealAttributes)
#include "tst_real_attributes.moc"
