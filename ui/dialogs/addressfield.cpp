// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/addressfield.h"

#include "ui/dialogs/addresspieces.h"
#include "ui/dialogs/messagetext.h"
#include "ui/dialogs/pointingedit.h"

#include <QCompleter>
#include <QStringListModel>

#include <algorithm>

namespace readyscope {

namespace {

QStringList kindWords() {
    QStringList words;
    for (const Kind kind : formKinds())
        words.append(QString::fromStdString(std::string(nameOf(kind))) + QLatin1Char(':'));
    return words;
}

// A kind's name that is still being typed is not wrong yet.
bool isBeginningOfKind(const QString& text) {
    const QStringList words = kindWords();
    return std::any_of(words.begin(), words.end(),
                       [&text](const QString& word) { return word.startsWith(text, Qt::CaseInsensitive); });
}

// The core counts bytes, the field characters.
qsizetype charactersIn(const std::string& bytes, std::size_t count) {
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(std::min(count, bytes.size()))).size();
}

} // namespace

AddressField::AddressField(QWidget* parent) : PointingField(parent) {
    edit()->setAccessibleName(tr("Address"));
    edit()->setPlaceholderText(QStringLiteral("tcp:localhost:80"));
    addCompleter();
    connect(edit(), &QLineEdit::textEdited, this, [this](const QString& text) {
        check();
        emit edited(text);
    });
    check();
}

void AddressField::addCompleter() {
    m_offers = new QStringListModel(kindWords(), this);
    auto* completer = new QCompleter(m_offers, this);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    edit()->setCompleter(completer);
    connect(completer, qOverload<const QString&>(&QCompleter::activated), this, [this](const QString& text) {
        setText(text);
        emit edited(text);
    });
}

QString AddressField::text() const { return edit()->text(); }

void AddressField::setText(const QString& text) {
    if (text != edit()->text())
        edit()->setText(text);
    check();
}

void AddressField::setTakenNames(const QStringList& names) {
    m_takenNames = names;
    check();
}

void AddressField::setRecentAddresses(const QStringList& addresses) {
    m_offers->setStringList(addresses + kindWords());
}

void AddressField::check() {
    const std::string bytes = text().toStdString();
    if (bytes.empty()) {
        m_state = State::Empty;
        hint(tr("A kind and a place: tcp:localhost:80, tcp-listen:8080, udp:[::1]:53, unix:/run/x.sock or pipe:. "
                "Options follow behind commas."));
        return;
    }
    const AddressResult result = parseAddress(bytes);
    if (const auto* address = std::get_if<Address>(&result)) {
        m_address = *address;
        checkName();
    } else {
        take(std::get<AddressError>(result), bytes);
    }
}

void AddressField::take(const AddressError& error, const std::string& bytes) {
    const qsizetype index = charactersIn(bytes, error.position);
    const qsizetype length = charactersIn(bytes, error.position + error.length) - index;
    if (index >= text().size() || isBeginningOfKind(text())) {
        m_state = State::Incomplete;
        hint(asShown(error.sentence));
        return;
    }
    m_state = State::Wrong;
    pointAt(index, length, asShownAt(index, error.sentence));
}

void AddressField::checkName() {
    const QString name = QString::fromStdString(m_address.name);
    if (name.isEmpty() || !isTaken(name)) {
        m_state = State::Right;
        hint(tr("Return adds this socket."));
        return;
    }
    m_state = State::Wrong;
    const qsizetype index = valueOf(text(), QStringLiteral("name"));
    pointAt(index, name.size(),
            tr("Character %1: another socket is named “%2”. Each needs a name of its own.").arg(index + 1).arg(name));
}

// A pipe and a socket pair make two rows, NAME.0 and NAME.1.
bool AddressField::isTaken(const QString& name) const {
    return m_takenNames.contains(name) ||
           ((m_address.kind == Kind::PipeRead || isPair(m_address.kind)) &&
            (m_takenNames.contains(name + QStringLiteral(".0")) || m_takenNames.contains(name + QStringLiteral(".1"))));
}

} // namespace readyscope
