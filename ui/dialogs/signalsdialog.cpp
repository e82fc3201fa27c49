// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/signalsdialog.h"

#include "core/multiplexer/registry.h"
#include "core/text/errors.h"
#include "ui/common/texts.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <csignal>

namespace readyscope {

QList<int> offeredSignals() {
    return {SIGUSR1,  SIGUSR2,   SIGALRM, SIGCHLD, SIGIO,    SIGURG,
            SIGWINCH, SIGVTALRM, SIGPROF, SIGPWR,  SIGRTMIN, SIGRTMAX};
}

QString signalText(int signal) { return QString::fromStdString(signalName(signal)); }

QString signalMeaning(int signal) {
    switch (signal) {
    case SIGUSR1:
    case SIGUSR2:
        return SignalsDialog::tr("for the program's own use");
    case SIGALRM:
        return SignalsDialog::tr("alarm(2) has run out");
    case SIGCHLD:
        return SignalsDialog::tr("a child has ended or stopped");
    case SIGIO:
        return SignalsDialog::tr("a descriptor is ready (signal-driven I/O)");
    case SIGURG:
        return SignalsDialog::tr("urgent data has come");
    case SIGWINCH:
        return SignalsDialog::tr("the terminal has another size");
    case SIGVTALRM:
        return SignalsDialog::tr("a timer of the process's own CPU time");
    case SIGPROF:
        return SignalsDialog::tr("a profiler's timer");
    case SIGPWR:
        return SignalsDialog::tr("the power fails");
    default:
        return SignalsDialog::tr("real-time: each one raised is kept, in order");
    }
}

QString maskWords(Backend backend, bool masksItself) {
    const QString call = backendText(backend);
    return masksItself
               ? SignalsDialog::tr("%1 swaps the mask itself, in one step with the wait: no signal can come "
                                   "between the two. Outside the wait all of these are blocked.")
                     .arg(call)
               : SignalsDialog::tr("%1 has no mask of its own: it is the thread's, set around the call. A signal "
                                   "that comes just before the call interrupts nothing.")
                     .arg(call);
}

SignalsDialog::SignalsDialog(QWidget* parent)
    : QDialog(parent), m_list(new QListWidget(this)), m_words(new QLabel(this)) {
    setWindowTitle(tr("Signals"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 14);
    layout->setSpacing(10);
    auto* label = new QLabel(tr("&Blocked while the engine waits"), this);
    label->setBuddy(m_list);
    layout->addWidget(label);
    m_list->setObjectName(QStringLiteral("signals"));
    m_list->setSpacing(2); // a row is as high as its words: the check boxes stay apart
    m_list->setAccessibleName(tr("Signals that are blocked"));
    for (const int signal : offeredSignals()) {
        auto* item =
            new QListWidgetItem(QStringLiteral("%1: %2").arg(signalText(signal), signalMeaning(signal)), m_list);
        item->setData(Qt::UserRole, signal);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(Qt::Unchecked);
    }
    m_list->setCurrentRow(0);
    layout->addWidget(m_list, 1);
    m_words->setObjectName(QStringLiteral("words"));
    m_words->setWordWrap(true);
    m_words->setForegroundRole(QPalette::PlaceholderText);
    layout->addWidget(m_words);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_raise = buttons->addButton(QString(), QDialogButtonBox::ActionRole);
    m_raise->setObjectName(QStringLiteral("raise"));
    m_raise->setAutoDefault(false);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    layout->addWidget(buttons);
    connect(m_list, &QListWidget::itemChanged, this, [this] {
        if (m_telling)
            emit maskChosen(blocked());
        showRaise();
    });
    connect(m_list, &QListWidget::currentRowChanged, this, &SignalsDialog::showRaise);
    connect(m_raise, &QPushButton::clicked, this,
            [this] { emit raised(m_list->currentItem()->data(Qt::UserRole).toInt()); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    showRaise();
    resize(520, 470);
}

void SignalsDialog::setBlocked(const QList<int>& blocked) {
    m_telling = false;
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem* item = m_list->item(row);
        item->setCheckState(blocked.contains(item->data(Qt::UserRole).toInt()) ? Qt::Checked : Qt::Unchecked);
    }
    m_telling = true;
    showRaise();
}

QList<int> SignalsDialog::blocked() const {
    QList<int> found;
    for (int row = 0; row < m_list->count(); ++row)
        if (m_list->item(row)->checkState() == Qt::Checked)
            found.append(m_list->item(row)->data(Qt::UserRole).toInt());
    return found;
}

void SignalsDialog::setBackend(Backend backend) {
    m_words->setText(maskWords(backend, traitsOf(backend).masksSignals));
}

void SignalsDialog::showRaise() {
    const QListWidgetItem* item = m_list->currentItem();
    m_raise->setEnabled(item != nullptr);
    if (item == nullptr)
        return;
    const QString name = signalText(item->data(Qt::UserRole).toInt());
    m_raise->setText(tr("&Raise %1").arg(name));
    m_raise->setToolTip(item->checkState() == Qt::Checked
                            ? tr("It is blocked: it stays pending until the mask lets it through.")
                            : tr("Interrupts the engine's wait (EINTR)."));
}

} // namespace readyscope
