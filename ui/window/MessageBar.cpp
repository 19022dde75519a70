// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/MessageBar.h"

#include "h5scout/client/Result.h"
#include "ui/Icons.h"

#include <algorithm>

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QFontDatabase>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPlainTextEdit>
#include <QToolButton>

namespace h5scout::ui
{
namespace
{

constexpr int kIconSize = 20;
constexpr qsizetype kMaximalDetailLines = 8;

QString iconNameOf(MessageBar::Severity severity)
{
    switch (severity) {
    case MessageBar::Severity::Information:
        return QStringLiteral("info");
    case MessageBar::Severity::Warning:
        return QStringLiteral("warning");
    case MessageBar::Severity::Error:
        break;
    }
    return QStringLiteral("error");
}

QString severityName(MessageBar::Severity severity)
{
    switch (severity) {
    case MessageBar::Severity::Information:
        return MessageBar::tr("Information");
    case MessageBar::Severity::Warning:
        return MessageBar::tr("Warning");
    case MessageBar::Severity::Error:
        break;
    }
    return MessageBar::tr("Error");
}

QColor mixed(const QColor& one, const QColor& other, double share)
{
    const auto mix = [share](int left, int right) { return static_cast<int>(left + (right - left) * share); };
    return {mix(one.red(), other.red()), mix(one.green(), other.green()), mix(one.blue(), other.blue())};
}

} // namespace

MessageBar::MessageBar(QWidget* parent)
    : QFrame(parent)
    , m_layout(new QGridLayout(this))
    , m_icon(new QLabel)
    , m_text(new QLabel)
    , m_count(new QLabel)
    , m_remedies(new QWidget)
    , m_remedyLayout(new QHBoxLayout(m_remedies))
    , m_detailsButton(new QToolButton)
    , m_close(new QToolButton)
    , m_details(new QPlainTextEdit)
{
    setObjectName(QStringLiteral("messageBar"));
    setAccessibleName(tr("Message"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_icon->setFixedSize(kIconSize, kIconSize);
    m_text->setObjectName(QStringLiteral("messageText"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // a long name must not widen the window
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_count->setObjectName(QStringLiteral("messageCount"));
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_remedyLayout->setContentsMargins(0, 0, 0, 0);
    m_detailsButton->setObjectName(QStringLiteral("messageDetailsButton"));
    m_detailsButton->setText(tr("Details"));
    m_detailsButton->setToolTip(tr("Shows what lies behind this message."));
    m_detailsButton->setCheckable(true);
    m_detailsButton->setAutoRaise(true);
    m_detailsButton->setArrowType(Qt::RightArrow);
    m_detailsButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_close->setObjectName(QStringLiteral("messageClose"));
    m_close->setIcon(icon(QStringLiteral("close")));
    m_close->setToolTip(tr("Closes this message (Esc)."));
    m_close->setAccessibleName(tr("Close the message"));
    m_close->setAutoRaise(true);
    m_details->setObjectName(QStringLiteral("messageDetails"));
    m_details->setAccessibleName(tr("Details of the message"));
    m_details->setReadOnly(true);
    m_details->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_details->setFrameShape(QFrame::NoFrame);
    m_details->hide();

    m_layout->setContentsMargins(10, 6, 6, 6);
    m_layout->setHorizontalSpacing(8);
    m_layout->addWidget(m_icon, 0, 0);
    m_layout->addWidget(m_text, 0, 1);
    m_layout->addWidget(m_remedies, 0, 2);
    m_layout->addWidget(m_detailsButton, 0, 3);
    m_layout->addWidget(m_count, 0, 4);
    m_layout->addWidget(m_close, 0, 5);
    m_layout->addWidget(m_details, 2, 0, 1, 6);
    m_layout->setColumnStretch(1, 1);

    connect(m_close, &QToolButton::clicked, this, &MessageBar::closeCurrent);
    connect(m_detailsButton, &QToolButton::toggled, this, [this](bool isOpen) {
        m_details->setVisible(isOpen);
        m_detailsButton->setArrowType(isOpen ? Qt::DownArrow : Qt::RightArrow);
    });
    hide();
}

MessageBar::~MessageBar() = default;

void MessageBar::showMessage(const Message& message)
{
    std::erase_if(m_messages, [&message](const Message& old) { return old.source == message.source; });
    m_messages.push_back(message);
    showCurrent();
}

void MessageBar::showError(const QString& source, const UserError& error, const QList<QAction*>& remedies)
{
    Message message{source, Severity::Error, error.sentence(), error.details, {}};
    for (QAction* remedy : remedies)
        message.remedies.append(remedy);
    showMessage(message);
}

void MessageBar::removeSource(const QString& source)
{
    if (std::erase_if(m_messages, [&source](const Message& old) { return old.source == source; }) > 0)
        showCurrent();
}

void MessageBar::clear()
{
    m_messages.clear();
    showCurrent();
}

QString MessageBar::text() const
{
    return m_messages.empty() ? QString() : m_messages.back().text;
}

void MessageBar::takeKeyboard()
{
    if (m_messages.empty())
        return;
    if (QWidget* before = QApplication::focusWidget(); before && !isAncestorOf(before))
        m_hadKeyboard = before;
    const QLayoutItem* first = m_remedyLayout->itemAt(0);
    (first ? first->widget() : m_close)->setFocus(Qt::ShortcutFocusReason);
}

void MessageBar::giveKeyboardBack()
{
    const QWidget* owner = QApplication::focusWidget();
    if (m_hadKeyboard && owner && isAncestorOf(owner))
        m_hadKeyboard->setFocus(Qt::OtherFocusReason);
    m_hadKeyboard.clear();
}

void MessageBar::closeCurrent()
{
    if (m_messages.empty())
        return;
    m_messages.pop_back();
    showCurrent();
}

void MessageBar::showCurrent()
{
    m_detailsButton->setChecked(false);
    const bool wasShown = !isHidden();
    if (m_messages.empty()) {
        giveKeyboardBack();
        hide();
        if (wasShown)
            Q_EMIT shownChanged(false);
        return;
    }
    const Message& message = m_messages.back();
    m_icon->setPixmap(icon(iconNameOf(message.severity)).pixmap(QSize(kIconSize, kIconSize), devicePixelRatioF()));
    m_icon->setAccessibleName(severityName(message.severity));
    m_text->setText(message.text);
    m_details->setPlainText(message.details.join(QLatin1Char('\n')));
    const int lines = static_cast<int>(std::min(kMaximalDetailLines, message.details.size() + 1));
    m_details->setFixedHeight(m_details->fontMetrics().lineSpacing() * lines + 12);
    m_detailsButton->setVisible(!message.details.isEmpty());
    const std::size_t others = m_messages.size() - 1;
    m_count->setVisible(others > 0);
    m_count->setText(others == 1 ? tr("1 more") : tr("%1 more").arg(others));
    makeRemedyButtons(message);
    show();
    update();
    if (!wasShown)
        Q_EMIT shownChanged(true);
    if (QAccessible::isActive()) {
        QAccessibleEvent said(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&said);
    }
}

void MessageBar::makeRemedyButtons(const Message& message)
{
    while (QLayoutItem* item = m_remedyLayout->takeAt(0)) {
        // Not at once: a remedy that shows a new message is still in its button's click.
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const QPointer<QAction>& remedy : message.remedies) {
        if (!remedy)
            continue;
        auto* button = new QToolButton;
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setDefaultAction(remedy);
        connect(button, &QToolButton::clicked, this, [this, source = message.source] { removeSource(source); });
        m_remedyLayout->addWidget(button);
    }
    m_remedies->setVisible(m_remedyLayout->count() > 0);
    placeRemedies();
}

/// Beside the text where there is room for both, else below it.
void MessageBar::placeRemedies()
{
    constexpr int kTextCharacters = 60;
    const int textWidth = kTextCharacters * fontMetrics().averageCharWidth();
    const bool isNarrow = width() < textWidth + m_remedies->sizeHint().width();
    const bool isBelow = m_layout->itemAtPosition(1, 1) != nullptr;
    if (isNarrow == isBelow)
        return;
    m_layout->removeWidget(m_remedies);
    if (isNarrow)
        m_layout->addWidget(m_remedies, 1, 1, 1, 5, Qt::AlignLeft);
    else
        m_layout->addWidget(m_remedies, 0, 2);
}

void MessageBar::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    placeRemedies();
}

QColor MessageBar::severityColour() const
{
    // Hues that people know, as bright as the palette needs.
    const bool isDark = palette().color(QPalette::Window).lightness() < 128;
    const int lightness = isDark ? 150 : 110;
    switch (m_messages.empty() ? Severity::Information : m_messages.back().severity) {
    case Severity::Information:
        return QColor::fromHsl(212, 190, lightness);
    case Severity::Warning:
        return QColor::fromHsl(38, 210, lightness);
    case Severity::Error:
        break;
    }
    return QColor::fromHsl(2, 190, lightness);
}

void MessageBar::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    const QColor colour = severityColour();
    painter.fillRect(rect(), mixed(palette().color(QPalette::Window), colour, 0.16));
    painter.fillRect(QRect(0, 0, width(), 1), mixed(palette().color(QPalette::Window), colour, 0.4));
    painter.fillRect(QRect(0, 0, 3, height()), colour);
}

void MessageBar::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_messages.empty()) {
        m_icon->setPixmap(
            icon(iconNameOf(m_messages.back().severity)).pixmap(QSize(kIconSize, kIconSize), devicePixelRatioF()));
        update();
    }
}

void MessageBar::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        closeCurrent();
    else
        QFrame::keyPressEvent(event);
}

} // namespace h5scout::ui
