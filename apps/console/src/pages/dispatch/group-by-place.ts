/** What stands so near to each other on the screen that one mark is drawn for all. The first of a group leads it: its place is the group's. */
export interface PlaceGroup<Item> {
  leader: Item;
  members: Item[];
}

/** In the order given: the first comers lead. `pixelOf` is the place on the screen at the present zoom, `mark` the room one mark takes. */
export function groupByPlace<Item>(items: readonly Item[], pixelOf: (item: Item) => { x: number; y: number }, mark: { width: number; height: number }): PlaceGroup<Item>[] {
  const groups: (PlaceGroup<Item> & { x: number; y: number })[] = [];
  for (const item of items) {
    const { x, y } = pixelOf(item);
    const near = groups.find((group) => Math.abs(group.x - x) < mark.width && Math.abs(group.y - y) < mark.height);
    if (near) near.members.push(item);
    else groups.push({ leader: item, members: [item], x, y });
  }
  return groups;
}
