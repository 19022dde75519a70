// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "h5scout/client/EditTypes.h"
#include "h5scout/client/NodeTypes.h"
#include "ui/dialogs/FormDialog.h"

class QLabel;

namespace h5scout::ui
{

/// Says what goes when a node is deleted, and asks whether it may. How much that is may come later (showExtent).
class RemoveNodeDialog : public FormDialog
{
    Q_OBJECT
public:
    explicit RemoveNodeDialog(const NodeInfo& node, QWidget* parent = nullptr);

    /// The answer to FileClient::measureRemoval.
    void showExtent(const Result<RemovalExtent>& extent);
    /// The answer to FileClient::findReferrers.
    void showReferrers(const Result<Referrers>& referrers);

Q_SIGNALS:
    /// Answered by accept() or showFailure().
    void requested(const h5scout::RemoveNode& node);

protected:
    Verdict verdict() const override;
    void request() override;
    void changeEvent(QEvent* event) override;

private:
    void showSign();
    QString question() const;
    /// What goes with the node, a sentence.
    QString extentText() const;
    bool isLink() const;

    NodeInfo m_node;
    QLabel* m_sign;
    QLabel* m_what;
    QLabel* m_referrers; ///< who will miss it
    std::optional<RemovalExtent> m_extent;
    QString m_failure; ///< why the extent is not known
};

} // namespace h5scout::ui
