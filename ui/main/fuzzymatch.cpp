// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/fuzzymatch.h"

#include <algorithm>

namespace readyscope {

namespace {

constexpr int kLetter = 1;
constexpr int kWordBegin = 8;
constexpr int kTextBegin = 2; // more than that of another word
constexpr int kNeighbour = 6;
constexpr int kNone = -1;

struct Placed {
    int score = kNone;
    QVector<int> at;
};

bool beginsWord(QStringView text, qsizetype at) {
    return at == 0 || !text[at - 1].isLetterOrNumber() || (text[at].isUpper() && text[at - 1].isLower());
}

bool isThere(QStringView word, QStringView text) {
    qsizetype found = 0;
    for (qsizetype at = 0; at < text.size() && found < word.size(); ++at)
        found += text[at].toCaseFolded() == word[found].toCaseFolded() ? 1 : 0;
    return found == word.size();
}

int worth(QStringView text, qsizetype at) {
    return kLetter + (beginsWord(text, at) ? kWordBegin : 0) + (at == 0 ? kTextBegin : 0);
}

// The best way to place the word's letters one after another: for each letter and place the best score of what ends
// there, and where the letter before it stands then.
class Placing {
public:
    Placing(QStringView word, QStringView text)
        : m_word(word), m_text(text), m_score(word.size() * text.size(), kNone),
          m_before(word.size() * text.size(), kNone) {}

    Placed best() {
        for (qsizetype letter = 0; letter < m_word.size(); ++letter)
            placeLetter(letter);
        const auto last = m_score.cend() - m_text.size();
        const auto most = std::max_element(last, m_score.cend());
        Placed placed{*most, {}};
        int at = placed.score == kNone ? kNone : static_cast<int>(most - last);
        for (qsizetype letter = m_word.size() - 1; at != kNone; --letter) {
            placed.at.prepend(at);
            at = m_before[index(letter, at)];
        }
        return placed;
    }

private:
    qsizetype index(qsizetype letter, qsizetype at) const { return letter * m_text.size() + at; }

    void placeLetter(qsizetype letter) {
        int farBest = kNone; // of those before that are no neighbours
        int farAt = kNone;
        for (qsizetype at = letter; at < m_text.size(); ++at) {
            if (letter > 0 && at > 1)
                if (const int far = m_score[index(letter - 1, at - 2)]; far > farBest) {
                    farBest = far;
                    farAt = static_cast<int>(at) - 2;
                }
            if (m_text[at].toCaseFolded() != m_word[letter].toCaseFolded())
                continue;
            if (letter == 0) {
                m_score[index(letter, at)] = worth(m_text, at);
                continue;
            }
            const int near = m_score[index(letter - 1, at - 1)];
            const bool isNear = near != kNone && near + kNeighbour >= farBest;
            if (!isNear && farBest == kNone)
                continue;
            m_score[index(letter, at)] = worth(m_text, at) + (isNear ? near + kNeighbour : farBest);
            m_before[index(letter, at)] = isNear ? static_cast<int>(at) - 1 : farAt;
        }
    }

    QStringView m_word;
    QStringView m_text;
    QVector<int> m_score;
    QVector<int> m_before;
};

Placed placed(QStringView word, QStringView text) {
    return isThere(word, text) ? Placing(word, text).best() : Placed();
}

void add(QVector<int>& places, const QVector<int>& more) {
    places += more;
    std::sort(places.begin(), places.end());
    places.erase(std::unique(places.begin(), places.end()), places.end());
}

} // namespace

std::optional<FuzzyMatch> fuzzyMatch(const QString& typed, const QString& title, const QString& path) {
    FuzzyMatch match;
    const auto words = QStringView(typed).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (const QStringView word : words) {
        const Placed inTitle = placed(word, title);
        const Placed inPath = placed(word, path);
        if (inTitle.score == kNone && inPath.score == kNone)
            return std::nullopt;
        const bool isInTitle = inTitle.score >= inPath.score / 2;
        match.score += isInTitle ? inTitle.score : inPath.score / 2;
        add(isInTitle ? match.inTitle : match.inPath, isInTitle ? inTitle.at : inPath.at);
    }
    return match;
}

} // namespace readyscope
