// SPDX-License-Identifier: GPL-3.0-or-later
// Edits as requests: what is answered, and what becomes of the other requests.
#include "SampleWorker.h"
#include "StorageFiles.h"

#include "h5scout/hdf5/CApi.h"

#include <QTest>

#include <filesystem>
#include <fstream>

using namespace h5scout;
using namespace h5scout::test;

namespace
{

int kindOf(const protocol::Reply& reply)
{
    return reply.has_error() ? static_cast<int>(reply.error().kind()) : -1;
}

/// A file with so many groups that walking through them takes a while.
void makeManyGroups(const std::string& path, int count)
{
    const hdf5::Handle file(H5Fcreate(path.c_str(), H5F_ACC_TRUNC, H5P_DEFAULT, H5P_DEFAULT));
    for (int number = 0; number < count; ++number)
        hdf5::Handle(H5Gcreate2(file.get(), std::to_string(number).c_str(), H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT));
}

} // namespace

/// The sample's file, with editing on.
class EditRequestsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void editingIsOffAtFirst_data();
    void editingIsOffAtFirst();
    void anEditIsAnsweredReadUndoneAndRedone();
    void severalStepsGoInOneRequest();
    void undoStopsWhereThereIsNoMore();
    void undoWithoutRedoMustBeAskedFor();
    void aRefusedEditSaysWhy();
    void aForeignWriterIsNoticed();
    void anEditThatMustBeUndoableIsRefusedIfItCannotBe();
    void whatCannotBeUndoneAnyMoreIsTold();
    void aReadingJobStartsAgain();
    void aWalkEndsWithASentence();
    void aRemovalIsMeasuredInPieces();
    void aCopyIsOfTheStateAfterTheEdit();
    void aCancelledEditIsThereOrNot();
    void theEndOfTheInputIsNoHalfEdit();

private:
    protocol::Reply startEditing(std::uint64_t historyBytes = 1U << 30U)
    {
        return m_sample->last(m_sample->ask.startEditing(m_folder->file("history"), historyBytes));
    }
    std::string unitsOf(const std::string& path)
    {
        const protocol::Reply reply = m_sample->last(m_sample->ask.readAttribute(path, "units"));
        m_isChanged = reply.file_changed();
        return reply.attributes().attributes_size() == 1 ? reply.attributes().attributes(0).value().text()
                                                         : std::string();
    }

    std::unique_ptr<TemporaryFolder> m_folder;
    std::unique_ptr<SampleWorker> m_sample;
    std::string m_original;
    bool m_isChanged = false; ///< as the last reply told
};

void EditRequestsTest::init()
{
    m_folder = std::make_unique<TemporaryFolder>();
    m_sample = std::make_unique<SampleWorker>();
    m_original = contentOf(m_sample->path());
}

void EditRequestsTest::cleanup()
{
    m_sample.reset();
    m_folder.reset();
}

void EditRequestsTest::editingIsOffAtFirst_data()
{
    QTest::addColumn<QString>("request");
    for (const char* request : {"edit", "undo", "redo", "edit after stopping"})
        QTest::newRow(request) << QString::fromLatin1(request);
}

void EditRequestsTest::editingIsOffAtFirst()
{
    QFETCH(QString, request);
    Asker& ask = m_sample->ask;
    if (request == QStringLiteral("edit after stopping")) {
        QVERIFY(startEditing().edit_state().is_editing());
        QVERIFY(!m_sample->last(ask.stopEditing()).edit_state().is_editing());
    }
    const protocol::Reply reply =
        m_sample->last(request == QStringLiteral("undo")   ? ask.undo()
                       : request == QStringLiteral("redo") ? ask.redo()
                                                           : ask.setAttribute("/line", "a", "b"));
    QCOMPARE(kindOf(reply), int{protocol::Error::BAD_REQUEST});
    QCOMPARE(reply.error().reason(), std::string("Editing is switched off."));
    QVERIFY(!reply.error().advice().empty());
    QVERIFY(contentOf(m_sample->path()) == m_original);
}

void EditRequestsTest::anEditIsAnsweredReadUndoneAndRedone()
{
    QVERIFY(startEditing().edit_state().is_editing());
    QVERIFY(contentOf(m_sample->path()) == m_original);
    const protocol::Reply edited = m_sample->last(m_sample->ask.setAttribute("/line", "units", "mV"));
    QVERIFY2(edited.has_edited(), edited.error().reason().c_str());
    QCOMPARE(edited.edited().path(), std::string("/line"));
    QVERIFY(edited.edited().is_undoable());
    QCOMPARE(edited.edited().state().undo_names_size(), 1);
    QCOMPARE(edited.edited().state().undo_names(0), std::string("Set 'units' of line"));
    QCOMPARE(unitsOf("/line"), std::string("mV"));
    QVERIFY(!m_isChanged);
    const std::string after = contentOf(m_sample->path());

    const protocol::Reply undone = m_sample->last(m_sample->ask.undo());
    QVERIFY2(undone.has_edited(), undone.error().reason().c_str());
    QVERIFY(undone.edited().path().empty());
    QCOMPARE(undone.edited().state().undo_names_size(), 0);
    QCOMPARE(undone.edited().state().redo_names(0), std::string("Set 'units' of line"));
    QVERIFY(contentOf(m_sample->path()) == m_original);
    QCOMPARE(unitsOf("/line"), std::string("V"));
    QVERIFY(!m_isChanged);

    QVERIFY(m_sample->last(m_sample->ask.redo()).has_edited());
    QVERIFY(contentOf(m_sample->path()) == after);
    QCOMPARE(unitsOf("/line"), std::string("mV"));
}

void EditRequestsTest::severalStepsGoInOneRequest()
{
    QVERIFY(startEditing().has_edit_state());
    for (const char* units : {"a", "b", "c"})
        QVERIFY(m_sample->last(m_sample->ask.setAttribute("/line", "units", units)).has_edited());
    const auto replies = m_sample->all(m_sample->ask.undo(3));
    QCOMPARE(replies.size(), 3U);
    for (int left = 2; const protocol::Reply& reply : replies)
        QCOMPARE(reply.edited().state().undo_names_size(), left--);
    QVERIFY(contentOf(m_sample->path()) == m_original);
    QVERIFY(m_sample->last(m_sample->ask.redo(2)).has_edited());
    QCOMPARE(unitsOf("/line"), std::string("b"));
}

void EditRequestsTest::undoStopsWhereThereIsNoMore()
{
    QVERIFY(startEditing().has_edit_state());
    QVERIFY(m_sample->last(m_sample->ask.setAttribute("/line", "units", "a")).has_edited());
    const auto replies = m_sample->all(m_sample->ask.undo(2));
    QCOMPARE(replies.size(), 2U);
    QVERIFY(replies[0].has_edited());
    QCOMPARE(replies[1].error().reason(), std::string("There is no edit to undo."));
    QVERIFY(contentOf(m_sample->path()) == m_original);
}

void EditRequestsTest::undoWithoutRedoMustBeAskedFor()
{
    QVERIFY(startEditing(100'000).has_edit_state());
    protocol::Request add = m_sample->ask.edit();
    protocol::CreateArray& creation = *add.mutable_edit()->mutable_create_array();
    creation.set_parent("/");
    creation.set_name("large");
    creation.set_kind(static_cast<std::uint32_t>(NodeKind::CArray));
    creation.mutable_type()->set_kind(protocol::ELEMENT_KIND_FLOAT64);
    creation.mutable_type()->set_byte_size(8);
    creation.add_shape(20'000);
    const protocol::Reply added = m_sample->last(add);
    QVERIFY2(added.edited().is_undoable(), added.error().reason().c_str());
    const std::string after = contentOf(m_sample->path());
    const protocol::Reply refused = m_sample->last(m_sample->ask.undo());
    QCOMPARE(kindOf(refused), int{protocol::Error::NO_ROOM_FOR_REDO});
    QVERIFY2(refused.error().reason().starts_with("To redo it"), refused.error().reason().c_str());
    QVERIFY(contentOf(m_sample->path()) == after);
    protocol::Request undo = m_sample->ask.undo();
    undo.mutable_undo()->set_without_redo(true);
    const protocol::Reply undone = m_sample->last(undo);
    QVERIFY2(undone.has_edited(), undone.error().reason().c_str());
    QCOMPARE(undone.edited().state().redo_names_size(), 0);
    QCOMPARE(undone.edited().state().notices_size(), 1);
    QVERIFY(contentOf(m_sample->path()) == m_original);
}

void EditRequestsTest::aRefusedEditSaysWhy()
{
    QVERIFY(startEditing().has_edit_state());
    const protocol::Reply noNode = m_sample->last(m_sample->ask.setAttribute("/none", "a", "b"));
    QCOMPARE(kindOf(noNode), int{protocol::Error::NOT_FOUND});
    QCOMPARE(noNode.error().node(), std::string("/none"));
    protocol::Request careful = m_sample->ask.setAttribute("/line", "units", "mV");
    careful.mutable_edit()->mutable_set_attribute()->set_may_replace(false);
    const protocol::Reply exists = m_sample->last(careful);
    QCOMPARE(exists.error().reason(), std::string("There is an attribute of that name already."));
    const protocol::Reply nothing = m_sample->last(m_sample->ask.edit());
    QCOMPARE(kindOf(nothing), int{protocol::Error::BAD_REQUEST});
    QVERIFY(contentOf(m_sample->path()) == m_original);
    QCOMPARE(unitsOf("/line"), std::string("V"));
    QVERIFY(!m_isChanged);
}

void EditRequestsTest::aForeignWriterIsNoticed()
{
    QVERIFY(startEditing().has_edit_state());
    QVERIFY(m_sample->last(m_sample->ask.setAttribute("/line", "units", "a")).has_edited());
    {
        std::fstream bytes(m_sample->path(), std::ios::binary | std::ios::in | std::ios::out | std::ios::ate);
        bytes << "x";
    }
    for (const protocol::Request& request : {m_sample->ask.setAttribute("/line", "units", "b"), m_sample->ask.undo()}) {
        const protocol::Reply reply = m_sample->last(request);
        QCOMPARE(kindOf(reply), int{protocol::Error::CHANGED});
        QVERIFY(reply.file_changed());
        QVERIFY(reply.error().attempt().empty());
        QVERIFY2(QByteArray::fromStdString(reply.error().advice()).contains("Reload"), reply.error().advice().c_str());
    }
    QCOMPARE(unitsOf("/line"), std::string("a"));
    QVERIFY(m_isChanged);
}

void EditRequestsTest::anEditThatMustBeUndoableIsRefusedIfItCannotBe()
{
    QVERIFY(startEditing(100).has_edit_state());
    protocol::Request request = m_sample->ask.setAttribute("/line", "units", "mV");
    request.mutable_edit()->set_must_be_undoable(true);
    const protocol::Reply reply = m_sample->last(request);
    QVERIFY(reply.has_error());
    QVERIFY(contentOf(m_sample->path()) == m_original);
}

void EditRequestsTest::whatCannotBeUndoneAnyMoreIsTold()
{
    QVERIFY(startEditing(100).has_edit_state());
    const protocol::Reply reply = m_sample->last(m_sample->ask.setAttribute("/line", "units", "mV"));
    QVERIFY(reply.has_edited());
    QVERIFY(!reply.edited().is_undoable());
    QCOMPARE(reply.edited().state().notices_size(), 1);
    QVERIFY(m_sample->last(m_sample->ask.startEditing("")).has_error());
}

void EditRequestsTest::aReadingJobStartsAgain()
{
    QVERIFY(startEditing().has_edit_state());
    const protocol::Request endless = m_sample->ask.readEnvelope("/huge", 1000);
    const protocol::Request edit = m_sample->ask.setAttribute("/line", "units", "mV");
    m_sample->send(endless);
    bool isEdited = false;
    int freshStarts = 0;
    for (int stages = 0; stages < 20 && freshStarts == 0;) {
        const auto reply = m_sample->receive();
        QVERIFY(reply);
        if (reply->id() == edit.id()) {
            isEdited = reply->has_edited();
            continue;
        }
        QVERIFY2(!reply->last(), reply->error().reason().c_str());
        if (++stages == 1)
            m_sample->send(edit);
        freshStarts += reply->is_fresh_start() ? 1 : 0;
        QVERIFY(isEdited || freshStarts == 0);
    }
    QCOMPARE(freshStarts, 1);
    m_sample->send(m_sample->ask.cancel(endless));
    QVERIFY(m_sample->receiveLast(endless).has_cancelled());
}

void EditRequestsTest::aWalkEndsWithASentence()
{
    const std::string path = m_folder->file("many.h5");
    makeManyGroups(path, 30'000);
    worker::Session session;
    LoopHarness loop([&session](const protocol::Request& request) { return worker::makeJob(request, session); });
    Asker ask;
    QVERIFY(loop.ask(ask.openFile(path)).has_opened());
    QVERIFY(loop.ask(ask.startEditing(m_folder->file("history"))).has_edit_state());
    protocol::Request walk = ask.walk("/");
    walk.set_priority(protocol::PRIORITY_BACKGROUND);
    loop.send(walk);
    const auto page = loop.receive();
    QVERIFY(page && page->walk().nodes_size() > 0);
    QVERIFY(loop.ask(ask.setAttribute("/1", "units", "V")).has_edited());
    const protocol::Reply end = loop.receiveLast(walk.id());
    QCOMPARE(end.error().reason(), std::string("The file was edited meanwhile."));
    QCOMPARE(end.error().advice(), std::string("Start it again."));
    QVERIFY(loop.ask(ask.describe("/1")).has_node());
}

void EditRequestsTest::aRemovalIsMeasuredInPieces()
{
    constexpr int kGroups = 30'000;
    const std::string path = m_folder->file("many.h5");
    makeManyGroups(path, kGroups);
    worker::Session session;
    LoopHarness loop([&session](const protocol::Request& request) { return worker::makeJob(request, session); });
    Asker ask;
    QVERIFY(loop.ask(ask.openFile(path)).has_opened());
    protocol::Request measure = ask.measureRemoval("/");
    measure.set_priority(protocol::PRIORITY_BACKGROUND);
    const protocol::Request describe = ask.describe("/1");
    loop.send(measure);
    loop.send(describe);
    // What is looked at passes by.
    for (std::uint64_t from = 0; from != describe.id();) {
        const auto reply = loop.receive();
        QVERIFY(reply && (reply->id() != measure.id() || !reply->last()));
        from = reply->id();
    }
    const auto replies = loop.receiveAll(measure.id());
    QVERIFY(!replies.empty());
    QCOMPARE(replies.back().removal_extent().node_count(), std::uint64_t{kGroups + 1});
}

void EditRequestsTest::aCopyIsOfTheStateAfterTheEdit()
{
    std::filesystem::resize_file(m_sample->path(), std::uint64_t{3} << 30U); // a hole
    worker::Session session;
    LoopHarness loop([&session](const protocol::Request& request) { return worker::makeJob(request, session); });
    Asker ask;
    QVERIFY(loop.ask(ask.openFile(m_sample->path())).has_opened());
    QVERIFY(loop.ask(ask.startEditing(m_folder->file("history"))).has_edit_state());
    const protocol::Request save = ask.saveAs(m_folder->file("copy.h5"));
    loop.send(save);
    const auto progress = loop.receive();
    QVERIFY(progress && progress->has_progress());
    // The edit cuts off what HDF5 does not know of: the copy is short as well.
    QVERIFY(loop.ask(ask.setAttribute("/line", "units", "mV")).has_edited());
    const protocol::Reply saved = loop.receiveLast(save.id());
    QVERIFY2(saved.has_saved(), saved.error().reason().c_str());
    QVERIFY(contentOf(m_folder->file("copy.h5")) == contentOf(m_sample->path()));
}

void EditRequestsTest::aCancelledEditIsThereOrNot()
{
    QVERIFY(startEditing().has_edit_state());
    for (int round = 0; round < 30; ++round) {
        const std::string before = contentOf(m_sample->path());
        const protocol::Request edit = m_sample->ask.setAttribute("/line", "units", std::to_string(round));
        m_sample->send(edit);
        m_sample->send(m_sample->ask.cancel(edit));
        const protocol::Reply reply = m_sample->receiveLast(edit);
        QVERIFY2(reply.has_cancelled() || reply.has_edited(), reply.error().reason().c_str());
        QCOMPARE(contentOf(m_sample->path()) == before, reply.has_cancelled());
        QCOMPARE(unitsOf("/line") == std::to_string(round), reply.has_edited());
        QVERIFY(!m_isChanged);
    }
}

void EditRequestsTest::theEndOfTheInputIsNoHalfEdit()
{
    for (int round = 0; round < 10; ++round) {
        const std::string before = contentOf(m_sample->path());
        worker::Session session;
        LoopHarness loop([&session](const protocol::Request& request) { return worker::makeJob(request, session); });
        Asker ask;
        QVERIFY(loop.ask(ask.openFile(m_sample->path())).has_opened());
        QVERIFY(loop.ask(ask.startEditing(m_folder->file("history"))).has_edit_state());
        const std::string units = "round " + std::to_string(round);
        loop.send(ask.setAttribute("/line", "units", units));
        loop.finish();
        QVERIFY(!std::filesystem::exists(journalOf(m_sample->path())));
        H5Backend file;
        file.openFile(m_sample->path());
        const bool isEdited = file.getAttr("/line", "units") == Value(Text{units});
        QCOMPARE(contentOf(m_sample->path()) == before, !isEdited);
    }
}

QTEST_GUILESS_MAIN(EditRequestsTest)
#include "tst_edit_requests.moc"
