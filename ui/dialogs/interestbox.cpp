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
    if (isListener(kind))
        return InterestBox::tr("A listening socket never reports OUT, PRI or RDHUP; accepted ones do.");
    if (kind == Kind::PipeRead)
        return InterestBox::tr("A pipe makes two rows: NAME.0 is read from, NAME.1 is written to.");
    if (kind == Kind::Stdin)
        return InterestBox::tr("Others share standard input, so it is never set non-blocking.");
    if (kind == Kind::TcpClient)
        return InterestBox::tr("OUT says that it is connected; a refused connect sets ERR and HUP too.");
    return {};
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
