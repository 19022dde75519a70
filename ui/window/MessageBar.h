// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QFrame>
#include <QList>
#include <QPointer>
#include <QStringList>

class QAction;
class QGridLayout;
class QHBoxLayout;
class QLabel;
class QPlainTextEdit;
class QToolButton;

namespace h5scout
{
struct UserError;
}

namespace h5scout::ui
{

/// Errors and hints below the panes, one at a time, the newest first: a sentence, the actions that help as buttons,
/// details folded away. All texts are plain text. Hidden while there is nothing to say. Screen readers are told of each
/// message; nobody's keyboard focus is taken.
class MessageBar : public QFrame
{
    Q_OBJECT
public:
    enum class Severity { Information, Warning, Error };
    Q_ENUM(Severity)

    struct Message
    {
        QString source; ///< what it is about (a file, a node): a newer message of a source replaces its older one
        Severity severity = Severity::Error;
        QString text;
        QStringList details;
        QList<QPointer<QAction>> remedies; ///< stay the caller's; triggering one also closes the message
    };

    explicit MessageBar(QWidget* parent = nullptr);
    ~MessageBar() override;

    void showMessage(const Message& message);
    void showError(const QString& source, const UserError& error, const QList<QAction*>& remedies = {});
    /// Takes back what the source has said, when it does not hold any more.
    void removeSource(const QString& source);
    void clear();

    /// Gives the keyboard to the message's first button, if there is a message; when it is closed whoever had the
    /// keyboard gets it back.
    void takeKeyboard();

    std::size_t messageCount() const { return m_messages.size(); }
    /// What is shown now; empty if nothing is.
    QString text() const;

Q_SIGNALS:
    /// There is a message now, or none any more.
    void shownChanged(bool isShown);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void closeCurrent();
    void showCurrent();
    void makeRemedyButtons(const Message& message);
    void placeRemedies();
    void giveKeyboardBack();
    QColor severityColour() const;

    std::vector<Message> m_messages; ///< the last one is shown
    QGridLayout* m_layout;
    QLabel* m_icon;
    QLabel* m_text;
    QLabel* m_count;
    QWidget* m_remedies;
    QHBoxLayout* m_remedyLayout;
    QToolButton* m_detailsButton;
    QToolButton* m_close;
    QPlainTextEdit* m_details;
    QPointer<QWidget> m_hadKeyboard; ///< before takeKeyboard()
};

} // namespace h5scout::ui
