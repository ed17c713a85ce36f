# Annotations are printed, and what a page shows is appended to the file that the workflow names.
printf 'before\n' > summary.md
GITHUB_STEP_SUMMARY=summary.md "$RETOLD" check --quiet --format github --examples 1 --only near-empty,exact-duplicates "$HERE/articles.jsonl" |
    sed "s|$HERE/||"
cat summary.md
