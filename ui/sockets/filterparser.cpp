// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sockets/filterwords.h"

#include <QCoreApplication>

#include <algorithm>

namespace readyscope {

namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(readyscope::Filter)
};

// From left to right, a term at a time; stops at the first thing wrong.
class Parser {
public:
    explicit Parser(const QString& text) : m_text(text) {}

    std::variant<Filter, FilterError> run() {
        for (skipSpaces(); !m_error && !atEnd(); skipSpaces())
            readTerm();
        if (!m_error)
            return m_filter;
        m_error->before = m_filter;
        return *m_error;
    }

private:
    bool atEnd() const { return m_at >= m_text.size(); }
    bool isAt(QChar sign) const { return !atEnd() && m_text[m_at] == sign; }
    void skipSpaces() {
        while (!atEnd() && m_text[m_at].isSpace())
            ++m_at;
    }
    void fail(qsizetype position, qsizetype length, const QString& sentence, bool unfinished) {
        if (m_error)
            return;
        const QString message = Words::tr("Character %1: %2").arg(position + 1).arg(sentence);
        m_error = FilterError{position, length, message, unfinished, {}};
    }

    void readTerm() {
        Filter::Term term;
        term.isNegative = isAt(QLatin1Char('-'));
        if (term.isNegative)
            ++m_at;
        if (atEnd() || m_text[m_at].isSpace())
            return fail(m_at, 0, Words::tr("what is not to be seen is missing after the “-”."), atEnd());
        readKey(term);
        if (m_error)
            return;
        do
            readValue(term);
        while (!m_error && takeComma(term));
        if (!m_error)
            m_filter.add(std::move(term));
    }

    // A comma is part of a text: names and abstract paths may hold one.
    bool takeComma(const Filter::Term& term) {
        if (!isAt(QLatin1Char(',')) || term.key == Filter::Key::Text)
            return false;
        ++m_at;
        return true;
    }

    qsizetype wordEnd(const QString& ends) const {
        qsizetype end = m_at;
        while (end < m_text.size() && !m_text[end].isSpace() && !ends.contains(m_text[end]))
            ++end;
        return end;
    }

    void readKey(Filter::Term& term) {
        const qsizetype end = wordEnd(QStringLiteral(":\""));
        if (end == m_at || end >= m_text.size() || m_text[end] != QLatin1Char(':'))
            return;
        const QStringView word = QStringView(m_text).mid(m_at, end - m_at);
        if (const auto key = filterKeyNamed(word)) {
            term.key = *key;
            m_at = end + 1;
            return;
        }
        if (looksLikeKey(word, end + 1))
            fail(m_at, word.size(),
                 Words::tr("“%1” is not a key. Keys are %2; text with a colon stands in quotation marks.")
                     .arg(word, keyNames()),
                 false);
    }

    // Addresses have colons too ("localhost:80", "unix:/run/x", "::1"), and are texts.
    bool looksLikeKey(QStringView word, qsizetype valueAt) const {
        const auto isLetter = [](QChar sign) { return sign.isLetter() || sign == QLatin1Char('-'); };
        const auto isOfValue = [&](QChar sign) { return isLetter(sign) || sign == QLatin1Char(','); };
        qsizetype end = valueAt;
        while (end < m_text.size() && !m_text[end].isSpace())
            ++end;
        const QStringView value = QStringView(m_text).mid(valueAt, end - valueAt);
        return std::all_of(word.begin(), word.end(), isLetter) && std::all_of(value.begin(), value.end(), isOfValue);
    }

    static QString keyNames() {
        QStringList names;
        for (const FilterKeyWord& entry : kFilterKeys)
            names.append(QString::fromLatin1(entry.word.data(), static_cast<qsizetype>(entry.word.size())));
        return names.join(QStringLiteral(", "));
    }

    void readValue(Filter::Term& term) {
        if (isAt(QLatin1Char('"'))) {
            readQuoted(term);
            return;
        }
        const qsizetype begin = m_at;
        const qsizetype end = wordEnd(term.key == Filter::Key::Text ? QString() : QStringLiteral(","));
        const QString word = m_text.mid(begin, end - begin);
        m_at = end;
        take(term, word, begin, end - begin);
    }

    void readQuoted(Filter::Term& term) {
        const qsizetype open = m_at;
        const qsizetype close = m_text.indexOf(QLatin1Char('"'), open + 1);
        if (close < 0)
            return fail(open, 1, Words::tr("this quotation mark has no second one."), true);
        const QString word = m_text.mid(open + 1, close - open - 1);
        m_at = close + 1;
        if (!atEnd() && !m_text[m_at].isSpace() && !isAt(QLatin1Char(',')))
            return fail(m_at, 1, Words::tr("a space is missing after the quotation mark."), false);
        if (term.key == Filter::Key::Text && isAt(QLatin1Char(',')))
            return fail(m_at, 1, Words::tr("only values after a key have commas between them."), false);
        take(term, word, open + 1, word.size());
    }

    void take(Filter::Term& term, const QString& word, qsizetype at, qsizetype length) {
        if (word.trimmed().isEmpty())
            return missing(term, at);
        switch (term.key) {
        case Filter::Key::Text:
        case Filter::Key::Name:
        case Filter::Key::Address:
            term.texts.append(word);
            return;
        case Filter::Key::Fd:
            return takeDescriptor(term, word, at, length);
        case Filter::Key::Kind:
            if (!filterValues(term.key).contains(word, Qt::CaseInsensitive))
                return unknown(term, word, at);
            term.texts.append(word);
            return;
        case Filter::Key::Has:
        case Filter::Key::Now:
            if (filterEventNamed(word).empty())
                return unknown(term, word, at);
            term.events |= filterEventNamed(word);
            return;
        case Filter::Key::Is:
            if (const auto state = rowStateNamed(word))
                term.states.push_back(*state);
            else
                unknown(term, word, at);
            return;
        }
    }

    void takeDescriptor(Filter::Term& term, const QString& word, qsizetype at, qsizetype length) {
        for (qsizetype i = 0; i < word.size(); ++i)
            if (word[i] < QLatin1Char('0') || word[i] > QLatin1Char('9'))
                return fail(at + i, 1,
                            Words::tr("“%1” is not a digit. A descriptor is a number from 0 on.").arg(word[i]), false);
        bool fits = false;
        term.descriptors.push_back(word.toInt(&fits));
        if (!fits)
            fail(at, length, Words::tr("no descriptor has a number as great as %1.").arg(word), false);
    }

    void missing(const Filter::Term& term, qsizetype at) {
        const bool atLast = at >= m_text.size();
        switch (term.key) {
        case Filter::Key::Text:
            return fail(at, 0, Words::tr("nothing stands between the quotation marks."), false);
        case Filter::Key::Name:
            return fail(at, 0, Words::tr("a part of a name is missing."), atLast);
        case Filter::Key::Address:
            return fail(at, 0, Words::tr("a part of an address is missing."), atLast);
        case Filter::Key::Fd:
            return fail(at, 0, Words::tr("the number of a descriptor is missing."), atLast);
        case Filter::Key::Kind:
            return fail(at, 0, Words::tr("a kind is missing. %1").arg(possible(term.key)), atLast);
        case Filter::Key::Has:
        case Filter::Key::Now:
            return fail(at, 0, Words::tr("an event is missing. %1").arg(possible(term.key)), atLast);
        case Filter::Key::Is:
            return fail(at, 0, Words::tr("a state is missing. %1").arg(possible(term.key)), atLast);
        }
    }

    void unknown(const Filter::Term& term, const QString& word, qsizetype at) {
        const QStringList values = filterValues(term.key);
        const bool isBeginning = at + word.size() == m_text.size() &&
                                 std::any_of(values.begin(), values.end(), [&word](const QString& value) {
                                     return value.startsWith(word, Qt::CaseInsensitive);
                                 });
        const QString sentence = term.key == Filter::Key::Kind ? Words::tr("“%1” is not a kind. %2")
                                 : term.key == Filter::Key::Is ? Words::tr("“%1” is not a state. %2")
                                                               : Words::tr("“%1” is not an event. %2");
        fail(at, word.size(), sentence.arg(word, possible(term.key)), isBeginning);
    }

    static QString possible(Filter::Key key) {
        const QString values = filterValues(key).join(QStringLiteral(", "));
        return key == Filter::Key::Kind ? Words::tr("Kinds are %1.").arg(values)
               : key == Filter::Key::Is ? Words::tr("States are %1.").arg(values)
                                        : Words::tr("Events are %1.").arg(values);
    }

    const QString& m_text;
    qsizetype m_at = 0;
    Filter m_filter;
    std::optional<FilterError> m_error;
};

} // namespace

std::variant<Filter, FilterError> parseFilter(const QString& text) { return Parser(text).run(); }

} // namespace readyscope
