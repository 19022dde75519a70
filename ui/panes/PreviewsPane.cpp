// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/PreviewsPane.h"

#include <algorithm>
#include <utility>

#include <QAction>
#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QSaveFile>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include "h5scout/client/InBackground.h"
#include "ui/Icons.h"
#include "ui/models/ChosenAttributes.h"
#include "ui/models/Format.h"
#include "ui/panes/NodeHeader.h"
#include "ui/panes/PaintWatcher.h"
#include "ui/panes/PreviewView.h"
#include "ui/panes/ProgressLine.h"
#include "ui/panes/WordsLabel.h"

namespace h5scout::ui
{

namespace
{

constexpr quint64 kMostBytes = 16U << 20U;
constexpr std::size_t kMostPreviews = 64; ///< PyMoDAQ stores two
constexpr int kMargin = 10;

bool isPictureName(const QByteArray& name)
{
    return name.contains("pixmap");
}

/// A label of plain text that wraps.
QLabel* newLabel(const QString& text)
{
    auto* label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

PreviewsPane::PreviewsPane(QWidget* parent)
    : NodePane(parent)
    , m_attributes(new ChosenAttributes([](const AttributeInfo& attribute) { return isPictureName(attribute.name); },
                                        kMostBytes, this))
    , m_header(new NodeHeader)
    , m_progress(new ProgressLine)
    , m_scroll(new QScrollArea)
    , m_content(new QWidget)
    , m_list(new QVBoxLayout(m_content))
    , m_words(new WordsLabel("previewsWords"))
    , m_watcher(new PaintWatcher(this))
{
    setObjectName(QStringLiteral("previewsPane"));
    m_scroll->setObjectName(QStringLiteral("previews"));
    m_scroll->setAccessibleName(tr("Pictures stored with the current node"));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setBackgroundRole(QPalette::Base);
    m_content->setBackgroundRole(QPalette::Base);
    m_list->setContentsMargins(kMargin, kMargin, kMargin, kMargin);
    m_list->setSpacing(4);
    m_list->addStretch(1);
    m_scroll->setWidget(m_content);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_progress);
    layout->addWidget(m_words, 1);
    layout->addWidget(m_scroll, 1);

    connect(m_attributes, &ChosenAttributes::ready, this, &PreviewsPane::decode);
    connect(m_attributes, &ChosenAttributes::failed, this, [this](const UserError& error) {
        showWords(error.sentence());
        Q_EMIT errorRaised(error);
    });
    connect(m_watcher, &PaintWatcher::painted, this, &NodePane::finished);
    clear();
}

PreviewsPane::~PreviewsPane() = default;

bool PreviewsPane::isUsefulFor(const NodeInfo& node) const
{
    return std::ranges::any_of(node.attributeNames, isPictureName);
}

void PreviewsPane::showNode(FileClient* file, const NodeInfo& node)
{
    ++m_generation;
    m_watcher->stop();
    m_header->showNode(node, file->fileName());
    m_progress->setBusy(true);
    m_attributes->read(file, node.path);
}

void PreviewsPane::clear()
{
    ++m_generation;
    m_watcher->stop();
    m_attributes->stop();
    m_progress->setBusy(false);
    m_header->clear();
    removePreviews();
    m_words->setText(tr("Select a node that PyMoDAQ has stored pictures with."));
    m_scroll->hide();
    m_words->show();
}

void PreviewsPane::decode(const std::vector<AttributeInfo>& attributes)
{
    if (attributes.empty()) {
        showWords(tr("There are no pictures stored with this node."));
        return;
    }
    std::vector<PreviewImage> previews;
    for (const AttributeInfo& attribute : attributes) {
        if (previews.size() == kMostPreviews)
            break;
        PreviewImage preview{displayName(attribute.name), {}, {}, {}};
        const auto bytes = textBytes(attribute.value);
        if (attribute.error)
            preview.problem = attribute.error->sentence();
        else if (attribute.isCut)
            preview.problem =
                tr("The picture takes %1, more than is read here.").arg(formatBytes(attribute.storedBytes));
        else if (bytes)
            preview.png = *bytes;
        else
            preview.problem = tr("This is no PNG picture.");
        previews.push_back(std::move(preview));
    }
    inBackground<std::vector<PreviewImage>>(
        this,
        [previews = std::move(previews)] {
            std::vector<PreviewImage> decoded = previews;
            for (PreviewImage& preview : decoded) {
                if (preview.problem.isEmpty())
                    preview = decodePreview(preview.name, preview.png);
            }
            return decoded;
        },
        [this, stored = attributes.size(), generation = m_generation](std::vector<PreviewImage> decoded) {
            if (generation == m_generation)
                showPreviews(std::move(decoded), stored);
        });
}

void PreviewsPane::showPreviews(std::vector<PreviewImage> previews, std::size_t stored)
{
    m_progress->setBusy(false);
    removePreviews();
    const bool areAll = previews.size() == stored;
    m_header->setNote(!areAll ? tr("the first %1 of %2 pictures").arg(formatCount(previews.size()), formatCount(stored))
                      : stored == 1 ? tr("1 picture")
                                    : tr("%1 pictures").arg(formatCount(stored)));
    for (PreviewImage& preview : previews)
        addPreview(std::move(preview));
    if (!areAll) {
        QLabel* rest = newLabel(tr("%1 more pictures are stored with this node; they are not shown.")
                                    .arg(formatCount(stored - previews.size())));
        rest->setForegroundRole(QPalette::PlaceholderText);
        m_list->insertWidget(m_list->count() - 1, rest);
    }
    m_words->hide();
    m_scroll->show();
    m_scroll->verticalScrollBar()->setValue(0);
    fit();
    report(m_content); // it covers the viewport
}

void PreviewsPane::addPreview(PreviewImage preview)
{
    const int place = m_list->count() - 1; // before the stretch
    if (preview.image.isNull()) {
        QLabel* caption = newLabel(preview.name);
        QFont bold = caption->font();
        bold.setBold(true);
        caption->setFont(bold);
        QLabel* problem = newLabel(preview.problem);
        problem->setForegroundRole(QPalette::PlaceholderText);
        problem->setContentsMargins(0, 0, 0, kMargin * 2);
        m_list->insertWidget(place, caption);
        m_list->insertWidget(place + 1, problem);
        return;
    }
    QLabel* caption =
        newLabel(tr("%1, %2 x %3 pixels").arg(preview.name).arg(preview.image.width()).arg(preview.image.height()));
    auto* view = new PreviewView(std::move(preview));
    addPreviewActions(view);
    m_list->insertWidget(place, caption);
    m_list->insertWidget(place + 1, view);
    m_list->insertSpacing(place + 2, kMargin * 2);
    m_views.push_back(view);
}

void PreviewsPane::removePreviews()
{
    m_views.clear();
    while (m_list->count() > 1) {
        QLayoutItem* item = m_list->takeAt(0);
        delete item->widget();
        delete item;
    }
}

void PreviewsPane::showWords(const QString& words)
{
    m_progress->setBusy(false);
    m_header->setNote({});
    removePreviews();
    m_words->setText(words);
    m_scroll->hide();
    m_words->show();
    report(m_words);
}

/// They are its context menu.
void PreviewsPane::addPreviewActions(PreviewView* view)
{
    view->setContextMenuPolicy(Qt::ActionsContextMenu);
    auto* copy = new QAction(icon(QStringLiteral("copy")), tr("&Copy Picture"), view);
    copy->setObjectName(QStringLiteral("copyPreview"));
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    connect(copy, &QAction::triggered, view, [view] { QGuiApplication::clipboard()->setImage(view->preview().image); });
    auto* save = new QAction(tr("&Save as PNG..."), view);
    save->setObjectName(QStringLiteral("savePreview"));
    connect(save, &QAction::triggered, this, [this, view] { chooseFile(view->preview()); });
    auto* size = new QAction(tr("&Own Size or Fitted"), view);
    connect(size, &QAction::triggered, view, [view] { view->setActualSize(!view->isActualSize()); });
    view->addActions({copy, save, size});
}

void PreviewsPane::chooseFile(const PreviewImage& preview)
{
    auto* dialog = new QFileDialog(this, tr("Save the Picture"));
    dialog->setObjectName(QStringLiteral("savePreviewDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("PNG pictures (*.png)")});
    dialog->setDefaultSuffix(QStringLiteral("png"));
    dialog->selectFile(QStringLiteral("picture.png"));
    connect(dialog, &QFileDialog::fileSelected, this, [this, preview](const QString& path) { save(preview, path); });
    dialog->open();
}

void PreviewsPane::save(const PreviewImage& preview, const QString& filePath)
{
    inBackground<QString>(
        this,
        [png = preview.png, filePath]() -> QString {
            QSaveFile file(filePath);
            const bool isWritten = file.open(QIODevice::WriteOnly) && file.write(png) == png.size() && file.commit();
            return isWritten ? QString() : file.errorString();
        },
        [this, filePath](const QString& problem) {
            if (problem.isEmpty()) {
                Q_EMIT hintChanged(tr("Saved as %1.").arg(filePath));
                return;
            }
            UserError error;
            error.what = tr("Could not save the picture to %1.").arg(filePath);
            error.why = tr("The system says: %1.").arg(problem);
            error.whatToDo = tr("Choose another place.");
            Q_EMIT errorRaised(error);
        });
}

void PreviewsPane::resizeEvent(QResizeEvent* event)
{
    NodePane::resizeEvent(event);
    fit();
}

/// To the width of the pane, each at most as high as the pane.
void PreviewsPane::fit()
{
    const int barWidth = m_scroll->verticalScrollBar()->sizeHint().width();
    const QSize room(width() - barWidth - 2 * kMargin, std::max(200, height() - m_header->height() - 4 * kMargin));
    for (PreviewView* view : m_views)
        view->setRoom(room);
}

void PreviewsPane::report(QWidget* shown)
{
    if (isVisible())
        m_watcher->expect(shown);
    else
        QMetaObject::invokeMethod(this, &NodePane::finished, Qt::QueuedConnection);
}

} // namespace h5scout::ui
