// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/interestbox.h"

#include "core/text/eventwords.h"
#include "ui/common/texts.h"
#include "ui/dialogs/eventcheckbox.h"
#include "ui/dialogs/infoline.h"

#include <QSignalBlocker>
#include <QVBoxLayout>

namespace readyscope {

namespace {

// Seen on Linux 6.18, tcp(7), unix(7): a listener that was not shut down shows IN alone.
QString noteFor(Kind kind) {
    switch (kind) {
    case Kind::TcpListener:
    case Kind::UnixListener:
    case Kind::UnixSeqpacketListener:
        return InterestBox::tr("A listening socket never reports OUT, PRI or RDHUP; accepted ones do.");
    case Kind::TcpClient:
        return InterestBox::tr("OUT says that it is connected; a refused connect sets ERR and HUP too.");
    case Kind::UnixDatagram:
        return InterestBox::tr("OUT falls when the peer's queue is full, whoever filled it.");
    case Kind::PairStream:
    case Kind::PairDatagram:
    case Kind::PairSeqpacket:
        return InterestBox::tr("A socket pair makes two rows, NAME.0 and NAME.1, each the other's peer.");
    case Kind::PipeRead:
        return InterestBox::tr("A pipe makes two rows: NAME.0 is read from, NAME.1 is written to.");
    case Kind::Fifo:
        return InterestBox::tr("HUP stands from the last writer's close until a new one opens it.");
    case Kind::FifoWrite:
        return InterestBox::tr("Somebody must have it open for reading; ERR stands while nobody has.");
    case Kind::Stdin:
        return InterestBox::tr("Others share standard input, so it is never set non-blocking.");
    case Kind::Tty:
        return InterestBox::tr("A terminal stays as it is: it is never set non-blocking.");
    case Kind::Pty:
        return InterestBox::tr("This is the master. HUP stands while nobody has the slave open again.");
    case Kind::File:
        return InterestBox::tr("A regular file is always ready, and epoll refuses it.");
    case Kind::EventFd:
        return InterestBox::tr("Drain sets the count back to 0, and IN falls.");
    case Kind::TimerFd:
        return InterestBox::tr("IN stands from an expiry until it is read.");
    case Kind::SignalFd:
        return InterestBox::tr("The signal is blocked while this is open, and interrupts no wait.");
    case Kind::Inherited:
        return InterestBox::tr("It belongs to others too: never set non-blocking, never closed.");
    default:
        return {};
    }
}

} // namespace

InterestBox::InterestBox(QWidget* parent) : QWidget(parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    for (const EventName& entry : kEventNames) {
        if (!kDefaultInterest.any(entry.bit))
            continue;
        auto* box = new EventCheckBox(entry.bit, this);
        layout->addWidget(box);
        m_boxes.append(box);
        connect(box, &QCheckBox::toggled, this, [this, box] { take(*box); });
    }
    setFocusProxy(m_boxes.first());
    auto* always = new InfoLine(this);
    always->setText(tr("HUP, ERR and NVAL are always reported; they cannot be left out."));
    m_ofKind = new InfoLine(this);
    layout->addWidget(always);
    layout->addWidget(m_ofKind);
    setAccessibleName(tr("Interest"));
    setInterest(kDefaultInterest);
    setKind(Kind::TcpClient);
}

void InterestBox::setInterest(Events interest) {
    m_interest = interest;
    for (EventCheckBox* box : m_boxes) {
        const QSignalBlocker blocker(box);
        box->setChecked(interest.any(box->bit()));
    }
}

void InterestBox::setKind(Kind kind) {
    for (EventCheckBox* box : m_boxes)
        box->setWords(translated(wordsFor(box->bit(), kind)));
    m_ofKind->setText(noteFor(kind));
    m_ofKind->setVisible(!noteFor(kind).isEmpty());
}

void InterestBox::take(const EventCheckBox& box) {
    m_interest = box.isChecked() ? m_interest | box.bit() : m_interest - box.bit();
    emit edited();
}

} // namespace readyscope
