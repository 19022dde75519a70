// SPDX-License-Identifier: GPL-3.0-or-later
// What the tests of editing attributes have in common: a pane in a window, keys and mouse on it, then a look at the
// list and at the file.
#pragma once

#include "FakeWorkerFile.h"
#include "Pictures.h"
#include "h5scout/client/FileClient.h"
#include "ui/editors/CheckedLine.h"
#include "ui/editors/ProblemBubble.h"
#include "ui/models/AttributeModel.h"
#include "ui/panes/AttributePane.h"

#include <QAction>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>
#include <QVBoxLayout>

#include <memory>

namespace h5scout::test
{

class AttributeEditingTest
{
protected:
    static void prepare()
    {
        QLocale::setDefault(QLocale::c());
        prepareLook();
    }
    void begin()
    {
        QTest::failOnWarning(
            QRegularExpression(QStringLiteral("^(?!This plugin does not support (propagate|raise|grab)).*")));
        m_file = std::make_unique<FakeWorkerFile>();
        m_file->addGroup("/scan");
        m_file->addGroup("/other");
        m_file->addGroup("/empty");
        const auto add = [this](const char* name, const Value& value) {
            m_file->addAttribute("/scan", name, value).encoding = AttributeInfo::Encoding::PymodaqJson;
        };
        m_file->addAttribute("/scan", "CLASS", Text{"GROUP"});
        add("count", std::int64_t{3});
        add("units", Text{"V"});
        add("scan_done", false);
        add("shape", Tuple{{std::int64_t{3}, std::int64_t{4}}});
        add("description", Text{"first line\nsecond line"});
        add("date", DateTime{{2024, 10, 20}, {22, 8, 9, 0, {}}});
        m_file->addAttribute("/other", "author", Text{"Ada"});
        m_client = std::make_unique<FileClient>(QStringLiteral("/data/run.h5"), m_file->factory());
        (void)m_client->open();
        (void)m_client->startEditing();
        m_window = std::make_unique<QWidget>();
        m_window->resize(500, 360);
        m_pane = new ui::AttributePane;
        m_elsewhere = new QLineEdit;
        auto* layout = new QVBoxLayout(m_window.get());
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(0);
        layout->addWidget(m_elsewhere);
        layout->addWidget(m_pane, 1);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTRY_VERIFY(m_client->editState().isEditing);
        m_pane->setEditing(true);
        show("/scan");
    }

    void end()
    {
        m_window.reset();
        m_client.reset();
        m_file.reset();
    }

    void show(const QByteArray& path)
    {
        NodeInfo node;
        node.path = path;
        node.name = path.mid(path.lastIndexOf('/') + 1);
        node.kind = NodeKind::Group;
        QSignalSpy finished(m_pane, &ui::NodePane::finished);
        m_pane->showNode(m_client.get(), node);
        QTRY_VERIFY(finished.count() > 0);
    }

    void select(int row)
    {
        m_pane->view()->setFocus();
        m_pane->view()->selectionModel()->setCurrentIndex(
            m_pane->model()->index(row, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    }

    const Value& stored(const QByteArray& name, const QByteArray& path = "/scan") const
    {
        static const Value missing = Undecodable{"missing", "", ""};
        for (const FakeAttribute& attribute : m_file->node(path).attributes) {
            if (attribute.name == name)
                return attribute.value;
        }
        return missing;
    }

    QAction* action(const char* name) const { return m_pane->findChild<QAction*>(QLatin1String(name)); }
    QString cell(int row, int column = ui::AttributeModel::ValueColumn) const
    {
        return m_pane->model()->index(row, column).data().toString();
    }
    /// The editor in the list that is open.
    template <typename Editor = ui::CheckedLine>
    Editor* editor() const
    {
        const auto all = m_pane->view()->viewport()->findChildren<Editor*>(QString(), Qt::FindDirectChildrenOnly);
        for (Editor* each : all) {
            if (each->isVisible())
                return each;
        }
        return nullptr;
    }
    ui::ProblemBubble* bubble() const { return m_window->findChild<ui::ProblemBubble*>(); }
    template <typename Dialog>
    Dialog* dialog() const
    {
        return m_pane->findChild<Dialog*>();
    }
    /// The dialog, once it has come and has the keyboard.
    template <typename Dialog>
    Dialog* opened() const
    {
        const bool hasCome = QTest::qWaitFor([this] { return dialog<Dialog>() && dialog<Dialog>()->isActiveWindow(); });
        return hasCome ? dialog<Dialog>() : nullptr;
    }
    int edits() const { return m_file->askedCount(RequestKind::Edit); }
    void typeInto(QWidget* line, const QString& text)
    {
        QTest::keyClick(line, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(line, text);
    }

    std::unique_ptr<FakeWorkerFile> m_file;
    std::unique_ptr<FileClient> m_client;
    std::unique_ptr<QWidget> m_window;
    ui::AttributePane* m_pane = nullptr;
    QLineEdit* m_elsewhere = nullptr;
};

} // namespace h5scout::test
