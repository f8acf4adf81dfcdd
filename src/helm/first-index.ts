/** Index of the first of a sorted list that is far enough; its length when none is. */
export function firstIndex<Item>(list: readonly Item[], isFar: (item: Item) => boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isFar(list[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}
