// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/TextPane.h"

#include <algorithm>
#include <utility>

#include <QAction>
#include <QFontDatabase>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/Icons.h"
#include "ui/models/ChosenAttributes.h"
#include "ui/models/Format.h"
#include "ui/models/ShownText.h"
#include "ui/models/TextRows.h"
#include "ui/panes/FindBar.h"
#include "ui/panes/NodeHeader.h"
#include "ui/panes/PaintWatcher.h"
#include "ui/panes/ProgressLine.h"
#include "ui/panes/TextBar.h"
#include "ui/panes/TextCopier.h"
#include "ui/panes/TextFinder.h"
#include "ui/panes/TextListView.h"
#include "ui/panes/TextSource.h"
#include "ui/panes/WordsLabel.h"

namespace h5scout::ui
{

namespace
{

constexpr quint64 kMostAttributeBytes = 4U << 20U;
constexpr quint64 kMostTextBytes = 16U << 20U; ///< of a single text

} // namespace

TextPane::TextPane(QWidget* parent)
    : NodePane(parent)
    , m_rows(new TextRows(this))
    , m_copier(new TextCopier(this))
    , m_attributes(new ChosenAttributes(isTextToRead, kMostAttributeBytes, this))
    , m_header(new NodeHeader)
    , m_bar(new TextBar(this))
    , m_progress(new ProgressLine)
    , m_pages(new QStackedWidget)
    , m_words(new WordsLabel("textWords"))
    , m_area(new QPlainTextEdit)
    , m_list(new TextListView(m_rows))
    , m_note(new QLabel)
    , m_findBar(new FindBar)
    , m_finder(new TextFinder(m_findBar, m_area, m_list, this))
    , m_watcher(new PaintWatcher(this))
    , m_menu(new QMenu(this))
{
    setObjectName(QStringLiteral("textPane"));
    m_area->setObjectName(QStringLiteral("textArea"));
    m_area->setAccessibleName(tr("Text of the current node"));
    m_area->setReadOnly(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_area->document()->setDocumentMargin(8);
    m_area->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_note->setObjectName(QStringLiteral("textNote"));
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_note->setContentsMargins(8, 4, 8, 4);
    for (QWidget* page : std::initializer_list<QWidget*>{m_words, m_area, m_list})
        m_pages->addWidget(page);

    buildListMenu();
    setWraps(m_bar->wraps());
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_bar);
    layout->addWidget(m_progress);
    layout->addWidget(m_pages, 1);
    layout->addWidget(m_note);
    layout->addWidget(m_findBar);

    connect(m_bar, &TextBar::chosen, this, &TextPane::showSource);
    connect(m_bar, &TextBar::wrapsChanged, this, &TextPane::setWraps);
    connect(m_bar, &TextBar::findRequested, m_findBar, &FindBar::open);
    connect(m_attributes, &ChosenAttributes::ready, this, &TextPane::takeAttributes);
    connect(m_attributes, &ChosenAttributes::failed, this, [this](const UserError& error) {
        m_isReadingAttributes = false;
        Q_EMIT errorRaised(error);
        if (m_sources.empty())
            failed(error);
        reportWhenDone();
    });
    connect(m_copier, &TextCopier::told, this, &NodePane::hintChanged);
    connect(m_copier, &TextCopier::failed, this, &NodePane::errorRaised);
    connect(m_rows, &TextRows::completed, this, &TextPane::reportWhenDone);
    connect(m_watcher, &PaintWatcher::painted, this, [this] {
        if (!std::exchange(m_isReported, true))
            Q_EMIT finished();
    });
    clear();
}

TextPane::~TextPane() = default;

void TextPane::buildListMenu()
{
    const auto add = [this](const QString& text, const char* name, const QKeySequence& keys) {
        auto* action = new QAction(text, this);
        action->setObjectName(QLatin1String(name));
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetShortcut);
        m_list->addAction(action);
        m_menu->addAction(action);
        return action;
    };
    QAction* copy = add(tr("&Copy"), "copyTextAction", QKeySequence::Copy);
    copy->setIcon(icon(QStringLiteral("copy")));
    connect(copy, &QAction::triggered, this, &TextPane::copySelection);
    QAction* all = add(tr("Select &All"), "selectAllTextAction", QKeySequence::SelectAll);
    connect(all, &QAction::triggered, m_list, &TextListView::selectAll);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_list, &QWidget::customContextMenuRequested, this,
            [this](const QPoint& position) { m_menu->popup(m_list->viewport()->mapToGlobal(position)); });
}

bool TextPane::isUsefulFor(const NodeInfo& node) const
{
    return isTextArray(node) || std::ranges::any_of(node.attributeNames, isTextName);
}

void TextPane::showNode(FileClient* file, const NodeInfo& node)
{
    const bool isSame = file == m_file && node.path == m_node.path && m_isArray && node.space == m_node.space;
    const quint64 top = m_list->topRow();
    const bool wasAtEnd = m_list->isAtEnd();
    clear();
    m_file = file;
    m_node = node;
    m_isReported = false;
    m_header->showNode(node, file->fileName());
    m_progress->setBusy(true);
    if (isTextArray(node)) {
        m_sources.push_back({});
        if (node.space.kind == Dataspace::Kind::Null)
            showWords(tr("The array is empty: it has no dataspace."));
        else if (elementCount(node.space.shape) == 0U)
            showWords(tr("There is no text yet: the array is empty."));
        else if (elementCount(node.space.shape) == 1U && node.kind != NodeKind::StringArray)
            readSingleText();
        else
            openArray();
        if (isSame && !wasAtEnd) // reloaded: stay where the user was
            m_list->scrollToRow(top);
    }
    if (node.attributeCount > 0 || !node.attributeNames.empty()) {
        m_isReadingAttributes = true;
        m_attributes->read(file, node.path);
    } else if (m_sources.empty()) {
        showWords(tr("There is no text to read in this node."));
    }
    reportWhenDone();
}

void TextPane::clear()
{
    ++m_generation;
    m_isReported = true;
    m_isReadingText = m_isReadingAttributes = m_isArray = false;
    m_watcher->stop();
    m_attributes->stop();
    m_copier->stop();
    m_rows->close();
    m_list->reset(false);
    m_finder->setArray(nullptr, {}, {});
    m_sources.clear();
    m_bar->setChoice({});
    m_header->clear();
    m_area->clear();
    m_progress->setBusy(false);
    m_file = nullptr;
    m_node = {};
    showWords(tr("Select a node with text to read it."));
}

// --------------------------------------------------------------------------------------------------------------
// reading

void TextPane::openArray()
{
    const RowBlocks blocks = viewedBlocks(m_node);
    if (blocks.rowCount() == 0) {
        showWords(tr("The array says that it has more texts than can be counted."));
        return;
    }
    m_isArray = true;
    m_rows->open(m_file, m_node.path, blocks);
    m_finder->setArray(m_file, m_node.path, readBlocks(m_node));
    showSource(0);
    m_list->reset(m_node.kind == NodeKind::StringArray);
}

void TextPane::readSingleText()
{
    m_isReadingText = true;
    const std::vector<Range> ranges(m_node.space.shape.size(), Range{0, 1, 1});
    m_file->beginningOfText(m_node.path, ranges, kMostTextBytes, {.owner = m_owner})
        .then(this, [this, generation = m_generation](const Result<ArrayBlock>& result) {
            if (generation != m_generation || result.wasCancelled())
                return;
            m_isReadingText = false;
            if (result.hasError()) {
                Q_EMIT errorRaised(result.error());
                failed(result.error());
            } else if (const auto texts = textsOf(result.value().array, 1); !texts.empty()) {
                m_sources.front().text = texts.front();
                if (result.value().textBytes > 0)
                    m_sources.front().note =
                        tr("The text has %1: only its first %2 have been read.")
                            .arg(formatBytes(result.value().textBytes), formatBytes(kMostTextBytes));
                showSource(0);
            } else {
                showWords(tr("These are no texts."));
            }
            reportWhenDone();
        });
}

void TextPane::takeAttributes(const std::vector<AttributeInfo>& attributes)
{
    m_isReadingAttributes = false;
    std::vector<AttributeInfo> sorted = attributes;
    std::ranges::stable_partition(sorted, [](const AttributeInfo& attribute) { return attribute.name == "comments"; });
    for (const AttributeInfo& attribute : sorted) {
        Source source{attribute.name, decodedText(textBytes(attribute.value).value_or(QByteArray())), {}};
        if (attribute.error)
            source.note = attribute.error->sentence();
        else if (attribute.isCut)
            source.note = tr("Only the beginning of its %1 has been read.").arg(formatBytes(attribute.storedBytes));
        m_sources.push_back(std::move(source));
    }
    QStringList names;
    for (const Source& source : m_sources)
        names << (source.attribute.isEmpty() ? tr("Content") : displayName(source.attribute));
    m_bar->setChoice(names);
    if (m_sources.empty())
        showWords(tr("There is no long text among the attributes of this node."));
    else if (!m_sources.front().attribute.isEmpty())
        showSource(0);
    reportWhenDone();
}

void TextPane::failed(const UserError& error)
{
    showWords(error.sentence());
}

// --------------------------------------------------------------------------------------------------------------
// showing

void TextPane::showSource(int index)
{
    if (index < 0 || static_cast<std::size_t>(index) >= m_sources.size())
        return;
    const Source& source = m_sources[static_cast<std::size_t>(index)];
    if (!source.attribute.isEmpty() || !m_isArray) {
        if (!isTextArray(m_node) || !source.attribute.isEmpty() || !m_isReadingText)
            showArea(source);
        return;
    }
    const quint64 count = m_rows->rowCount();
    m_header->setNote(count == 1 ? tr("1 text") : tr("%1 texts").arg(formatCount(count)));
    m_note->hide();
    showPage(m_list);
    m_finder->searchList(true);
}

void TextPane::showArea(const Source& source)
{
    if (source.text.isEmpty()) {
        const bool isAttribute = !source.attribute.isEmpty();
        const QString empty = isAttribute ? tr("The attribute %1 is empty.").arg(displayName(source.attribute))
                                          : tr("The text is empty.");
        showWords(source.note.isEmpty() ? empty : source.note);
        return;
    }
    const ShownText shown = shownLines(source.text);
    m_area->setPlainText(shown.text);
    const auto length = static_cast<quint64>(source.text.size());
    m_header->setNote(length == 1 ? tr("1 character") : tr("%1 characters").arg(formatCount(length)));
    QStringList notes{source.note, cutNote(shown)};
    notes.removeAll(QString());
    m_note->setText(notes.join(QLatin1Char(' ')));
    m_note->setVisible(!notes.isEmpty());
    showPage(m_area);
    m_finder->searchList(false);
}

void TextPane::showWords(const QString& words)
{
    m_words->setText(words);
    m_header->setNote({});
    m_note->hide();
    showPage(m_words);
}

void TextPane::showPage(QWidget* page)
{
    m_pages->setCurrentWidget(page);
    m_bar->setVisible(page != m_words || m_sources.size() > 1);
    if (page == m_words)
        m_findBar->close();
}

void TextPane::setWraps(bool wraps)
{
    m_area->setLineWrapMode(wraps ? QPlainTextEdit::WidgetWidth : QPlainTextEdit::NoWrap);
    m_area->setWordWrapMode(wraps ? QTextOption::WrapAtWordBoundaryOrAnywhere : QTextOption::NoWrap);
    m_list->setWraps(wraps);
}

void TextPane::reportWhenDone()
{
    const bool isListReady = m_pages->currentWidget() != m_list || m_rows->isComplete();
    if (m_isReported || m_isReadingText || m_isReadingAttributes || !isListReady)
        return;
    m_progress->setBusy(false);
    if (isVisible()) {
        auto* area = qobject_cast<QAbstractScrollArea*>(m_pages->currentWidget());
        m_watcher->expect(area ? area->viewport() : m_pages->currentWidget());
    } else {
        m_isReported = true;
        QMetaObject::invokeMethod(this, &NodePane::finished, Qt::QueuedConnection);
    }
}

// --------------------------------------------------------------------------------------------------------------
// copying

void TextPane::copySelection()
{
    if (m_pages->currentWidget() == m_area)
        m_area->copy();
    else if (m_isArray && m_list->hasSelection() && m_file)
        m_copier->copy(m_file, m_node, m_list->selectionStart(), m_list->selectionEnd());
}

} // namespace h5scout::ui
