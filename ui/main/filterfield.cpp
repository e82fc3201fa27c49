// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/filterfield.h"

#include "ui/common/icons.h"
#include "ui/dialogs/messagestrip.h"
#include "ui/sockets/filterwords.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>

#include <algorithm>

namespace readyscope {

namespace {

// Where the last term of the line begins, after its "-".
qsizetype termBegin(const QString& line) {
    qsizetype begin = line.lastIndexOf(QLatin1Char(' ')) + 1;
    if (begin < line.size() && line[begin] == QLatin1Char('-'))
        ++begin;
    return begin;
}

// What may become a key is no text that is looked for, while it is typed: else all rows would be gone until its colon.
bool mayBecomeKey(QStringView term) {
    return !term.isEmpty() && std::any_of(kFilterKeys.begin(), kFilterKeys.end(), [term](const FilterKeyWord& key) {
        return QLatin1String(key.word.data(), static_cast<qsizetype>(key.word.size()))
            .startsWith(term, Qt::CaseInsensitive);
    });
}

// Completes the last term of the line, and leaves what stands before it. Offers nothing while a term is wrong: the list
// would cover what is said of it.
class TermCompleter : public QCompleter {
public:
    explicit TermCompleter(FilterField* field) : QCompleter(filterTerms(), field), m_field(field) {
        setCaseSensitivity(Qt::CaseInsensitive);
    }
    QStringList splitPath(const QString& line) const override {
        const QString term = line.mid(termBegin(line));
        // A blank begins none of them: nothing is offered before a letter is typed either.
        return {term.isEmpty() || m_field->hasWrongTerm() ? QStringLiteral(" ") : term};
    }
    QString pathFromIndex(const QModelIndex& index) const override {
        const QString line = m_field->text();
        return line.left(termBegin(line)) + QCompleter::pathFromIndex(index);
    }

private:
    FilterField* m_field;
};

} // namespace

FilterField::FilterField(QWidget* parent)
    : PointingEdit(parent), m_strip(new MessageStrip(this, MessageStrip::Place::Floating)) {
    m_strip->hide();
    setObjectName(QStringLiteral("filter"));
    setPlaceholderText(tr("Filter: name, address, kind:tcp, has:ERR"));
    setAccessibleName(tr("Filter"));
    setClearButtonEnabled(true);
    addAction(icon(IconName::Lens), QLineEdit::LeadingPosition);
    if (parent != nullptr)
        setFont(parent->font()); // words rather than an address
    setTextMargins(0, 0, 0, 0);
    setCompleter(new TermCompleter(this));
    connect(this, &QLineEdit::textChanged, this, [this] { read(hasFocus()); });
}

bool FilterField::hasWrongTerm() const { return m_error && !m_error->isUnfinished; }

QString FilterField::message() const { return m_error ? m_error->message : QString(); }

void FilterField::read(bool isTyping) {
    const qsizetype term = termBegin(text());
    m_isOpen = isTyping && cursorPosition() == text().size() && mayBecomeKey(QStringView(text()).mid(term));
    QString line = text();
    if (m_isOpen)
        line.truncate(line.lastIndexOf(QLatin1Char(' ')) + 1);
    auto parsed = parseFilter(line);
    m_error.reset();
    if (auto* error = std::get_if<FilterError>(&parsed))
        m_error = *error;
    point(false);
    emit filterChanged(m_error ? m_error->before : std::get<Filter>(parsed));
}

// What is not finished is wrong only once it is left so.
void FilterField::point(bool isFinal) {
    const bool isWrong = m_error && (isFinal || hasWrongTerm());
    setWrong(isWrong ? m_error->position : -1, isWrong ? m_error->length : 0);
    setToolTip(message());
    setAccessibleDescription(message());
    m_strip->setMessage(isWrong ? m_error->message : QString(), MessageStrip::Tone::Error);
    if (isWrong && hasFocus())
        m_strip->floatBelow(*this);
    else
        m_strip->hide();
}

void FilterField::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Escape:
        completer()->popup()->hide();
        clear();
        emit escaped();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        completer()->popup()->hide();
        finish();
        if (m_error)
            point(true);
        else
            emit left();
        return;
    case Qt::Key_Down:
        emit left();
        return;
    default:
        PointingEdit::keyPressEvent(event);
    }
}

void FilterField::focusInEvent(QFocusEvent* event) {
    PointingEdit::focusInEvent(event);
    point(false);
}

void FilterField::focusOutEvent(QFocusEvent* event) {
    PointingEdit::focusOutEvent(event);
    if (event->reason() == Qt::PopupFocusReason)
        return;
    finish();
    point(true);
}

void FilterField::finish() {
    if (m_isOpen)
        read(false);
}

} // namespace readyscope
