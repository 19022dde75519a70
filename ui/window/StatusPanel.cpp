// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/StatusPanel.h"

#include "h5scout/client/FileClient.h"
#include "ui/Theme.h"
#include "ui/models/Format.h"

#include <QEvent>
#include <QLabel>
#include <QProgressBar>
#include <QTimer>

namespace h5scout::ui
{

namespace
{
constexpr int kActivityDelayMs = 250;
constexpr int kTellingMs = 10'000;
constexpr int kFileNameLength = 48; ///< characters of it that are shown

/// In one or two words.
QString modeOf(const FileClient& file)
{
    switch (file.state()) {
    case FileClient::State::Opening:
        return StatusPanel::tr("Opening");
    case FileClient::State::Open:
        return file.editState().isEditing ? StatusPanel::tr("Editing") : StatusPanel::tr("Read-only");
    case FileClient::State::Failed:
        return StatusPanel::tr("Not open");
    case FileClient::State::Lost:
        return StatusPanel::tr("Worker ended");
    case FileClient::State::Closed:
        break;
    }
    return {};
}

} // namespace

StatusPanel::StatusPanel(QWidget* parent)
    : QStatusBar(parent)
{
    const auto makeLabel = [this](const char* name) {
        auto* label = new QLabel(this);
        label->setObjectName(QLatin1String(name));
        label->setTextFormat(Qt::PlainText);
        label->setContentsMargins(6, 0, 6, 0);
        return label;
    };
    m_hint = makeLabel("statusHint");
    m_activity = makeLabel("statusActivity");
    m_file = makeLabel("statusFile");
    m_file->setMaximumWidth(fontMetrics().averageCharWidth() * kFileNameLength);
    m_mode = makeLabel("statusMode");
    colourMode();
    m_bar = new QProgressBar(this);
    m_bar->setRange(0, 0);
    m_bar->setTextVisible(false);
    m_bar->setFixedSize(90, 8);
    m_bar->setAccessibleName(tr("The worker is busy"));

    addWidget(m_hint, 1);
    addPermanentWidget(m_activity);
    addPermanentWidget(m_bar);
    addPermanentWidget(m_file);
    addPermanentWidget(m_mode);
    m_activity->hide();
    m_bar->hide();

    m_delay = new QTimer(this);
    m_delay->setSingleShot(true);
    m_delay->setInterval(kActivityDelayMs);
    connect(m_delay, &QTimer::timeout, this, [this] {
        m_activity->show();
        m_bar->show();
    });
}

void StatusPanel::setHint(const QString& hint)
{
    m_hint->setText(hint);
}

void StatusPanel::tell(const QString& sentence)
{
    showMessage(sentence, kTellingMs);
}

void StatusPanel::showFile(const FileClient* file)
{
    const QString name = file ? file->fileName() : QString();
    m_file->setText(fontMetrics().elidedText(singleLine(name, kFileNameLength), Qt::ElideMiddle,
                                             m_file->maximumWidth() - m_file->contentsMargins().left() * 2));
    m_file->setToolTip(file ? file->filePath().toHtmlEscaped() : QString());
    m_file->setVisible(!name.isEmpty());
    const QString mode = file ? modeOf(*file) : QString();
    m_mode->setText(mode);
    m_mode->setVisible(!mode.isEmpty());
    setEditing(file && file->editState().isEditing);
}

void StatusPanel::setEditing(bool isEditing)
{
    if (m_isEditing == isEditing)
        return;
    m_isEditing = isEditing;
    colourMode();
}

void StatusPanel::colourMode()
{
    QPalette colours = palette();
    const QColor quiet = colours.color(QPalette::PlaceholderText);
    colours.setColor(QPalette::WindowText, m_isEditing ? editingColour(colours) : quiet);
    m_mode->setPalette(colours);
    QFont font = this->font();
    font.setBold(m_isEditing);
    m_mode->setFont(font);
}

void StatusPanel::changeEvent(QEvent* event)
{
    QStatusBar::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_mode)
        colourMode();
}

void StatusPanel::setRunningRequests(int count)
{
    m_runningRequests = count;
    m_activity->setText(count == 1 ? tr("1 request running") : tr("%1 requests running").arg(count));
    if (count == 0) {
        m_delay->stop();
        m_activity->hide();
        m_bar->hide();
    } else if (!m_bar->isVisible() && !m_delay->isActive()) {
        m_delay->start();
    }
}

} // namespace h5scout::ui
