// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/durationedit.h"

#include "core/text/duration.h"
#include "ui/dialogs/errorframe.h"
#include "ui/dialogs/messagestrip.h"
#include "ui/dialogs/messagetext.h"

#include <QCompleter>
#include <QFocusEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>

namespace readyscope {

namespace {

// "5 ms" for reading, "5ms" for parsing: people write both, the outside contract only the second.
QString shown(Nanos duration) {
    QString text = QString::fromStdString(formatDuration(duration));
    for (qsizetype i = 1; i < text.size(); ++i)
        if (text[i].isLetter() && text[i - 1].isDigit())
            return text.insert(i, QLatin1Char(' '));
    return text;
}

std::string written(const QString& text) {
    QString packed;
    for (const QChar c : text.toLower())
        if (!c.isSpace())
            packed.append(c);
    return packed.toStdString();
}

} // namespace

DurationEdit::DurationEdit(QWidget* parent) : QComboBox(parent) {
    setEditable(true);
    setInsertPolicy(QComboBox::NoInsert);
    setCompleter(nullptr);
    setChoices({kInfinite, 0, kMillisecond, 5 * kMillisecond, 10 * kMillisecond, 100 * kMillisecond, kSecond});
    setDuration(kInfinite);
    connect(lineEdit(), &QLineEdit::textEdited, this, &DurationEdit::check);
    connect(this, &QComboBox::activated, this, [this](int index) {
        check(itemText(index));
        settle();
    });
}

void DurationEdit::setDuration(Nanos duration) {
    m_duration = duration;
    putBack();
}

void DurationEdit::setChoices(const QList<Nanos>& durations) {
    const QString text = currentText();
    clear();
    for (const Nanos duration : durations)
        addItem(shown(duration));
    setEditText(text);
}

void DurationEdit::setLimits(Nanos least, bool infiniteAllowed) {
    m_least = least;
    m_infiniteAllowed = infiniteAllowed;
}

void DurationEdit::setPrefix(const QString& word) {
    if (m_prefix == nullptr) {
        m_prefix = new QLabel(lineEdit());
        m_prefix->setForegroundRole(QPalette::PlaceholderText);
        m_prefix->setAttribute(Qt::WA_TransparentForMouseEvents);
        m_prefix->move(4, 0);
    }
    m_prefix->setText(word);
    m_prefix->adjustSize();
    lineEdit()->setTextMargins(m_prefix->width() + 6, 0, 0, 0);
    if (accessibleName().isEmpty())
        setAccessibleName(word);
    updateGeometry();
}

QSize DurationEdit::sizeHint() const {
    QSize size = QComboBox::sizeHint();
    if (m_prefix != nullptr)
        size.rwidth() += m_prefix->width() + 6;
    return size;
}

void DurationEdit::check(const QString& text) {
    const auto parsed = parseDuration(written(text));
    if (const Sentence* sentence = std::get_if<Sentence>(&parsed)) {
        say(asShown(*sentence));
        return;
    }
    const Nanos duration = std::get<Nanos>(parsed);
    if (duration == kInfinite && !m_infiniteAllowed)
        return say(tr("This time has to end: write a number with a unit, such as %1.").arg(shown(m_duration)));
    if (duration != kInfinite && duration < m_least)
        return say(tr("“%1” is too short: the least is %2.").arg(text.trimmed(), shown(m_least)));
    say({});
    m_edited = duration;
    emit durationEdited(duration);
}

void DurationEdit::settle() {
    if (!isCorrect())
        return;
    const bool isNew = m_edited != m_duration;
    m_duration = m_edited;
    putBack();
    if (isNew)
        emit durationChanged(m_duration);
}

void DurationEdit::putBack() {
    m_edited = m_duration;
    say({});
    setEditText(shown(m_duration));
}

void DurationEdit::say(const QString& message) {
    if (message == m_message)
        return;
    m_message = message;
    lineEdit()->setAccessibleDescription(message);
    setAccessibleDescription(message);
    update();
    showStrip();
    emit messageChanged(message);
}

void DurationEdit::showStrip() {
    if (m_message.isEmpty() || !isVisible()) {
        if (!m_strip.isNull())
            m_strip->hide();
        return;
    }
    if (m_strip.isNull()) {
        m_strip = new MessageStrip(window(), MessageStrip::Place::Floating);
        connect(this, &QObject::destroyed, m_strip, &QObject::deleteLater);
    }
    m_strip->setMessage(m_message, MessageStrip::Tone::Error);
    m_strip->floatBelow(*this);
}

void DurationEdit::keyPressEvent(QKeyEvent* event) {
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const bool isEdited = !isCorrect() || m_edited != m_duration;
    if (isReturn && isEdited) {
        settle();
        event->accept(); // the dialog's default button has the next one
        return;
    }
    if (event->key() == Qt::Key_Escape && isEdited) {
        putBack();
        emit durationEdited(m_duration);
        event->accept();
        return;
    }
    QComboBox::keyPressEvent(event);
}

void DurationEdit::focusOutEvent(QFocusEvent* event) {
    QComboBox::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason)
        settle();
}

void DurationEdit::paintEvent(QPaintEvent* event) {
    QComboBox::paintEvent(event);
    if (!isCorrect())
        paintErrorFrame(*this);
}

void DurationEdit::resizeEvent(QResizeEvent* event) {
    QComboBox::resizeEvent(event);
    if (m_prefix != nullptr)
        m_prefix->resize(m_prefix->width(), lineEdit()->height());
    if (!isCorrect())
        showStrip();
}

void DurationEdit::hideEvent(QHideEvent* event) {
    QComboBox::hideEvent(event);
    if (!m_strip.isNull())
        m_strip->hide();
}

} // namespace readyscope
