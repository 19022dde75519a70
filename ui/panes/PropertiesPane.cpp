// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/PropertiesPane.h"

#include "ui/panes/NodeHeader.h"

#include <QEvent>
#include <QScrollBar>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace h5scout::ui
{
namespace
{

/// The sections as one HTML table: small headings, labels in a quiet colour, values that wrap anywhere.
QString toHtml(const std::vector<PropertySection>& sections, const QPalette& palette)
{
    const QString quiet = palette.color(QPalette::PlaceholderText).name();
    QString html = QStringLiteral("<table width=\"100%\" cellspacing=\"0\" cellpadding=\"3\">");
    bool isFirst = true;
    for (const PropertySection& section : sections) {
        html +=
            QStringLiteral("<tr><td colspan=\"2\" style=\"padding-top:%1px; padding-bottom:5px\"><b>%2</b></td></tr>")
                .arg(isFirst ? 2 : 16)
                .arg(section.title.toHtmlEscaped());
        isFirst = false;
        for (const Property& property : section.properties) {
            const QString sign = property.isWarning ? QStringLiteral("<b>⚠</b>&nbsp;") : QString();
            html +=
                QStringLiteral("<tr><td width=\"130\" style=\"color:%1; padding-right:12px\">%2</td><td>%3%4</td></tr>")
                    .arg(quiet, property.label.toHtmlEscaped(), sign, property.value.toHtmlEscaped());
        }
    }
    return html + QStringLiteral("</table>");
}

} // namespace

PropertiesPane::PropertiesPane(QWidget* parent)
    : NodePane(parent)
    , m_header(new NodeHeader)
    , m_text(new QTextBrowser)
{
    setObjectName(QStringLiteral("propertiesPane"));
    m_text->setObjectName(QStringLiteral("properties"));
    m_text->setAccessibleName(tr("Properties of the current node"));
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setOpenLinks(false);
    m_text->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_text->document()->setDocumentMargin(10);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_text, 1);
}

PropertiesPane::~PropertiesPane() = default;

void PropertiesPane::setFileInfo(const FileClient* file, const FileInfo& info)
{
    if (!m_files.contains(file)) {
        connect(file, &QObject::destroyed, this, [this, file] { m_files.remove(file); });
        connect(file, &FileClient::editStateChanged, this, [this, file](const EditState& state) {
            FileInfo& now = m_files[file];
            if (state.isEditing) {
                now.byteCount = state.byteCount;
                now.modified = state.modified;
            }
            if (file == m_file && m_path == "/")
                showProperties(m_shown);
        });
    }
    m_files.insert(file, info);
}

bool PropertiesPane::isUsefulFor(const NodeInfo& /*node*/) const
{
    return true;
}

void PropertiesPane::showNode(FileClient* file, const NodeInfo& node)
{
    const bool isSame = file == m_file && node.path == m_path;
    m_file = file;
    m_path = node.path;
    ++m_generation;
    m_header->showNode(node, file->fileName());
    // A link that leads nowhere is told in full; what it links to cannot be described. Nor can a file that is not open.
    const bool isAll = node.isDescribed || node.kind == NodeKind::SoftLink || node.kind == NodeKind::ExternalLink ||
                       node.kind == NodeKind::Unknown;
    if (!isSame || isAll)
        showProperties(node);
    if (!isSame)
        m_text->verticalScrollBar()->setValue(0);
    if (isAll) {
        Q_EMIT finished();
        return;
    }
    const auto take = [this, generation = m_generation](const Result<NodeInfo>& result) {
        if (generation != m_generation || result.wasCancelled())
            return;
        if (result.hasValue())
            showProperties(result.value());
        else
            Q_EMIT errorRaised(result.error());
        Q_EMIT finished();
    };
    file->describe(node.path, {.owner = m_owner}).then(this, take);
}

void PropertiesPane::clear()
{
    m_file = nullptr;
    m_path.clear();
    ++m_generation;
    m_sections.clear();
    m_header->clear();
    m_text->clear();
}

void PropertiesPane::showProperties(const NodeInfo& node)
{
    m_shown = node;
    if (node.path == "/" && node.kind == NodeKind::Unknown) {
        m_sections = {describeUnopenedFile(m_file->filePath(), node)};
        render();
        return;
    }
    m_sections = describeProperties(node);
    const auto file = m_files.constFind(m_file);
    if (node.path == "/" && file != m_files.constEnd())
        m_sections.insert(m_sections.begin(), describeFile(m_file->filePath(), *file, m_file->editState().isEditing));
    render();
}

void PropertiesPane::render()
{
    const int position = m_text->verticalScrollBar()->value();
    m_text->setHtml(toHtml(m_sections, palette()));
    m_text->verticalScrollBar()->setValue(position);
}

void PropertiesPane::changeEvent(QEvent* event)
{
    NodePane::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_sections.empty())
        render();
}

} // namespace h5scout::ui
