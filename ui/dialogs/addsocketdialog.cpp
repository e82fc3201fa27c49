// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/addsocketdialog.h"

#include "ui/common/icons.h"
#include "ui/common/look.h"
#include "ui/dialogs/addressfield.h"
#include "ui/dialogs/eventwordsdialog.h"
#include "ui/dialogs/formparts.h"
#include "ui/dialogs/kindlist.h"
#include "ui/dialogs/panel.h"
#include "ui/dialogs/pointingedit.h"
#include "ui/dialogs/socketform.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace readyscope {

namespace {

constexpr int kMargin = 20;
constexpr int kListWidth = 236;

} // namespace

AddSocketDialog::AddSocketDialog(QWidget* parent) : QDialog(parent) {
    setWindowTitle(tr("Add Socket"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeTop());
    layout->addWidget(makeMiddle(), 1);
    layout->addWidget(makeButtons());
    resize(944, 720); // the longest form without a bar, its numbers folded away
    wire();
    takeKind(Kind::TcpClient);
    setAddress({});
    m_field->setFocus();
}

QWidget* AddSocketDialog::makeTop() {
    auto* top = new QWidget(this);
    auto* layout = new QHBoxLayout(top);
    layout->setContentsMargins(kMargin, 16, kMargin, 14);
    layout->setSpacing(12);
    auto* label = new QLabel(tr("Addre&ss"), top);
    m_field = new AddressField(top);
    label->setBuddy(m_field->edit());
    label->setFixedHeight(m_field->edit()->minimumHeight());
    label->setMinimumWidth(72);
    layout->addWidget(label, 0, Qt::AlignTop);
    layout->addWidget(m_field, 1);
    return top;
}

QWidget* AddSocketDialog::makeMiddle() {
    auto* middle = new Panel(Panel::Edges(Panel::Top | Panel::Bottom), this);
    auto* layout = new QHBoxLayout(middle);
    layout->setContentsMargins(0, 1, 0, 1);
    layout->setSpacing(0);
    m_kinds = new KindList(middle);
    m_kinds->setFixedWidth(kListWidth);
    layout->addWidget(m_kinds);
    auto* right = new Panel(Panel::Left, middle);
    auto* rightLayout = new QVBoxLayout(right);
    rightLayout->setContentsMargins(1, 0, 0, 0);
    // A small screen or a large type must not push the buttons out.
    auto* scroll = new QScrollArea(right);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    m_form = new SocketForm(scroll);
    scroll->setWidget(m_form);
    rightLayout->addWidget(scroll);
    layout->addWidget(right, 1);
    return middle;
}

QWidget* AddSocketDialog::makeButtons() {
    auto* bottom = new QWidget(this);
    auto* layout = new QHBoxLayout(bottom);
    layout->setContentsMargins(kMargin, 14, kMargin, 14);
    layout->setSpacing(8);
    const auto addButton = [bottom, layout](const QString& text) {
        auto* button = new QPushButton(text, bottom);
        button->setMinimumSize(std::max(86, button->sizeHint().width() + 16), 30);
        button->setAutoDefault(false);
        layout->addWidget(button);
        return button;
    };
    QPushButton* help = addButton(tr("&Help"));
    help->setIcon(icon(IconName::Help));
    help->setShortcut(QKeySequence::HelpContents);
    connect(help, &QPushButton::clicked, this, &AddSocketDialog::showHelp);
    m_state = new QLabel(bottom);
    m_state->setIndent(kListWidth + 24 - kMargin - help->sizeHint().width() - 8);
    layout->addWidget(m_state, 1);
    connect(addButton(tr("Cancel")), &QPushButton::clicked, this, &QDialog::reject);
    m_addAndNext = addButton(tr("Add and Ne&xt"));
    m_add = addButton(tr("&Add"));
    m_add->setDefault(true);
    return bottom;
}

void AddSocketDialog::wire() {
    connect(m_field, &AddressField::edited, this, &AddSocketDialog::takeField);
    connect(m_form, &SocketForm::edited, this, &AddSocketDialog::takeForm);
    connect(m_kinds, &KindList::kindChosen, this, &AddSocketDialog::takeKind);
    connect(m_addAndNext, &QPushButton::clicked, this, &AddSocketDialog::addAndNext);
    connect(m_add, &QPushButton::clicked, this, [this] {
        if (give())
            accept();
    });
}

void AddSocketDialog::setAddress(const QString& text) {
    m_field->setText(text);
    takeField();
}

void AddSocketDialog::setTakenNames(const QStringList& names) {
    m_takenNames = names;
    m_field->setTakenNames(names);
    judge();
}

void AddSocketDialog::setRecentAddresses(const QStringList& addresses) {
    m_recent = addresses;
    m_field->setRecentAddresses(addresses);
}

void AddSocketDialog::takeField() {
    if (m_field->state() == AddressField::State::Right)
        m_form->setDraft(draftOf(m_field->address()));
    else if (m_field->state() == AddressField::State::Empty)
        m_form->setDraft({{}, {}, {}, {}, defaultAddress(m_form->kind())});
    else
        m_form->setDraft(draftOf(m_field->text(), m_form->draft()));
    m_kinds->setKind(m_form->kind());
    judge();
}

void AddSocketDialog::takeForm() {
    m_field->setText(composed(m_form->draft()));
    judge();
}

void AddSocketDialog::takeKind(Kind kind) {
    const AddressDraft draft = asKind(m_form->draft(), kind);
    m_form->setDraft(draft);
    m_field->setText(composed(draft));
    judge();
}

// What the address is wrong about is shown at the field of the form too.
void AddSocketDialog::judge() {
    const AddressField::State state = m_field->state();
    if (state == AddressField::State::Wrong)
        m_form->setProblem(partAt(m_field->text(), m_field->wrongIndex()), m_field->message());
    else
        m_form->clearProblems();
    const bool isRight = state == AddressField::State::Right && m_form->isCorrect();
    m_add->setEnabled(isRight);
    m_addAndNext->setEnabled(isRight);
    QString words;
    if (state == AddressField::State::Wrong)
        words = tr("Correct the address to go on.");
    else if (!m_form->isCorrect())
        words = tr("Correct the connect timeout to go on.");
    else if (!isRight)
        words = tr("Complete the address to go on.");
    m_state->setText(words);
    QPalette colors = palette();
    const Look& look = Look::of(colors);
    const bool isWrong = state == AddressField::State::Wrong || !m_form->isCorrect();
    colors.setColor(QPalette::WindowText, isWrong ? look.error : look.dim);
    m_state->setPalette(colors);
    for (QPushButton* button : {m_add, m_addAndNext})
        button->setToolTip(words);
}

bool AddSocketDialog::give() {
    if (!m_add->isEnabled())
        return false;
    const Address address = m_field->address();
    const QString text = m_field->text();
    m_recent.removeAll(text);
    m_recent.prepend(text);
    m_field->setRecentAddresses(m_recent);
    // The capture takes the name only when its engine comes to it.
    if (!address.name.empty())
        m_takenNames.append(QString::fromStdString(address.name));
    emit addressAccepted(address);
    return true;
}

// The kind stays, everything else starts anew.
void AddSocketDialog::addAndNext() {
    if (!give())
        return;
    m_field->setTakenNames(m_takenNames);
    setAddress({});
    m_field->setFocus();
}

void AddSocketDialog::showHelp() {
    auto* help = new EventWordsDialog(this);
    help->setAttribute(Qt::WA_DeleteOnClose);
    help->open();
}

} // namespace readyscope
